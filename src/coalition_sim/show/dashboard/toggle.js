// A native checkbox that is a switch.
export default {
  template: `
    <label class="toggle" :class="{ off: !on }"><input type="checkbox" role="switch"
      :checked="on" :disabled="disabled" :data-part="name"
      @change="$emit('toggle', $event.target.checked)"><span>{{ label }}</span></label>`,
  props: { name: String, label: String, on: Boolean, disabled: Boolean },
};
