// The time slider: bars of incidents by period, a window with two handles over them, play, and "keep as a filter".

import { el } from "./panel.js";

const DAY = 86400000;
const TICK_MS = 700;

export const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const shortDay = (day) => new Date(day * DAY).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** The slider over a scene's bars. `tell(window, settled)` hears of every change; `keep(window)` makes it a filter. */
export class TimeSlider {
  constructor(host, { tell, keep }) {
    Object.assign(this, { host, tell, keep, window: null, timer: null });
  }

  /** Draw for new rows; a window that no longer fits is let go. */
  draw(data) {
    const bars = data.bars, name = JSON.stringify([bars, data.theme.mode]);
    if (name === this.drawn) return;
    this.drawn = name;
    this.stop();
    this.host.replaceChildren();
    if (!bars || bars.days.length < 2) { this.window = null; return; }
    [this.bars, this.theme, this.first, this.last] = [bars, data.theme, bars.days[0], bars.end];
    if (this.window && (this.window[0] < this.first || this.window[1] > this.last)) this.window = null;
    this.build();
    this.paint();
  }

  build() {
    const button = (text, title, run) => { const node = el("button", "bm-button", text, { type: "button", title, "aria-label": title }); node.onclick = run; return node; };
    this.play = button("▶", "Play through time", () => (this.timer ? this.stop() : this.start()));
    this.picture = el("canvas", "bm-bars");
    const slide = (label) => {
      const node = el("input", "bm-thumb", undefined, { type: "range", min: this.first, max: this.last, step: 1, "aria-label": label });
      node.oninput = () => { this.stop(); this.read(node, false); };
      node.onchange = () => this.read(node, true);
      return node;
    };
    [this.from, this.to] = [slide("First day shown"), slide("Last day shown")];
    const track = el("div", "bm-track");
    track.append(this.picture, this.from, this.to);
    this.text = el("span", "bm-range", "", { "aria-live": "polite" });
    this.use = button("Keep as filter", "Make this window the time filter of every page", () => { const kept = this.window; this.set(null, false); this.keep(kept); });
    this.all = button("All dates", "Show all dates again", () => this.set(null, true));
    const foot = el("div", "bm-foot");
    foot.append(this.text, this.use, this.all);
    this.host.append(this.play, track, foot);
    new ResizeObserver(() => this.bar()).observe(track);
  }

  read(moved, settled) {
    let [from, to] = [Number(this.from.value), Number(this.to.value)];
    if (from > to) { if (moved === this.from) { from = to; } else { to = from; } }
    this.set(from === this.first && to === this.last ? null : [from, to], settled);
  }

  set(window, settled) {
    this.window = window;
    this.paint();
    this.tell(window, settled);
  }

  paint() {
    const [from, to] = this.window || [this.first, this.last];
    [this.from.value, this.to.value] = [from, to];
    this.from.setAttribute("aria-valuetext", shortDay(from));
    this.to.setAttribute("aria-valuetext", shortDay(to));
    this.text.textContent = `${shortDay(from)} – ${shortDay(to)}`;
    this.use.hidden = this.all.hidden = !this.window;
    this.bar();
  }

  bar() {
    const width = this.picture.clientWidth, height = this.picture.clientHeight, ratio = window.devicePixelRatio || 1;
    if (!width) return;
    [this.picture.width, this.picture.height] = [width * ratio, height * ratio];
    const pen = this.picture.getContext("2d"), span = Math.max(1, this.last - this.first), most = Math.max(...this.bars.counts);
    const [from, to] = this.window || [this.first, this.last];
    const x = (day) => ((day - this.first) / span) * width;
    pen.scale(ratio, ratio);
    pen.fillStyle = this.theme.panel; pen.fillRect(x(from), 0, x(to) - x(from), height);
    this.bars.days.forEach((day, i) => {
      const next = this.bars.days[i + 1] ?? this.last + 1, tall = Math.max(2, (this.bars.counts[i] / most) * (height - 3));
      const wide = Math.max(1.5, Math.min(x(next) - x(day), width / 30) - 1);
      pen.fillStyle = day >= from - 1 && day <= to ? this.theme.accent : this.theme.muted;
      pen.globalAlpha = day >= from - 1 && day <= to ? 0.9 : 0.35;
      pen.fillRect(x(day), height - tall, wide, tall);
    });
  }

  start() {
    const span = this.last - this.first;
    const length = this.window ? this.window[1] - this.window[0] : Math.max(7, Math.round(span / 10));
    const step = Math.max(1, Math.round(length / 3));
    let from = this.window && this.window[1] < this.last ? this.window[0] : this.first;
    this.play.textContent = "❚❚";
    this.play.setAttribute("aria-label", "Pause");
    this.set([from, Math.min(from + length, this.last)], true);
    this.timer = setInterval(() => {
      from = Math.min(from + step, this.last - length);
      this.set([from, from + length], true);
      if (from >= this.last - length) this.stop();
    }, TICK_MS);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    if (this.play) { this.play.textContent = "▶"; this.play.setAttribute("aria-label", "Play through time"); }
  }
}
