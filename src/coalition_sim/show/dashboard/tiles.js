// The coalition as a grid of squares; each says its state and number to a screen reader.
export default {
  template: `
    <ul class="tiles" :aria-label="label">
      <li v-for="tile in tiles" :key="tile.code" :class="tile.side" :title="tile.words"
        :style="{ gridColumn: tile.column + 1, gridRow: tile.row + 1,
                  background: tile.color, color: tile.ink }">
        <span class="code" aria-hidden="true">{{ tile.code }}</span>
        <span class="number" aria-hidden="true">{{ tile.text }}</span>
        <span class="spoken">{{ tile.words }}</span>
      </li>
    </ul>`,
  props: { tiles: Array, label: String },
};
