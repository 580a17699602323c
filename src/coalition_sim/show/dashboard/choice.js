// A native drop-down list.
export default {
  template: `
    <label class="choice"><span :class="{ spoken: quiet }">{{ label }}</span>
      <select ref="select" @change="$emit('choose', $event.target.value)">
        <option v-for="(words, key) in options" :key="key" :value="key"
          :selected="key === value">{{ words }}</option>
      </select>
    </label>`,
  props: { label: String, options: Object, value: String, quiet: Boolean },
};
