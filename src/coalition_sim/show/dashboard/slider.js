// A native range input: role, keyboard and label come with it. What the server says is taken over
// only while nobody moves it.
export default {
  template: `
    <div class="slider" :class="{ moved: changed }">
      <label :for="field">{{ label }}</label>
      <output :for="field">{{ words }}</output>
      <input type="range" ref="input" :id="field" :min="low" :max="high" :step="step"
        :disabled="disabled" :aria-valuetext="words" :data-key="name"
        @input="slide" @change="rest" @dblclick="reset">
    </div>`,
  props: {
    name: String, label: String, low: Number, high: Number, step: Number, value: Number,
    present: Number, disabled: Boolean, lang: String, signed: Boolean,
  },
  data() {
    return { here: this.value, sent: 0, waiting: null };
  },
  computed: {
    field() { return `slider-${this.name}`; },
    changed() { return Math.abs(this.here - this.present) > this.step / 2; },
    words() {
      const digits = this.high - this.low >= 20 ? 0 : this.high - this.low >= 1.5 ? 2 : 3;
      const style = { maximumFractionDigits: digits };
      if (this.signed) style.signDisplay = "exceptZero";
      return new Intl.NumberFormat(this.lang, style).format(this.here);
    },
  },
  watch: {
    value(number) { this.put(number); },
  },
  mounted() { this.put(this.value); },
  methods: {
    put(number) {
      this.here = number;
      this.$refs.input.value = number;
    },
    slide() {
      this.here = Number(this.$refs.input.value);
      const left = this.sent + 40 - performance.now();
      if (this.waiting !== null) return;
      this.waiting = setTimeout(() => this.tell(), Math.max(0, left));
    },
    rest() {
      this.here = Number(this.$refs.input.value);
      this.tell(true);
    },
    tell(isAtRest = false) {
      clearTimeout(this.waiting);
      this.waiting = null;
      if (!isAtRest && this.told === this.here) return;
      this.told = this.here;
      this.sent = performance.now();
      this.$emit("slide", [this.here, isAtRest]);
    },
    reset() {
      this.put(this.present);
      this.tell(true);
    },
  },
};
