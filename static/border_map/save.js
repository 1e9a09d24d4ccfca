// "Save what I see": the map's canvas with title, filters, legend, scale, north and sources, as one PNG at double size.

import { markPicture } from "./marks.js";
import { isoDay } from "./time.js";

const PAD = 24;
const RATIO = 2;
const font = (weight, size) => `${weight} ${size}px 'Noto Sans', 'Noto Naskh Arabic', sans-serif`;

function wrap(pen, text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const next = `${lines[lines.length - 1]} ${word}`.trim();
    if (pen.measureText(next).width > width && lines[lines.length - 1]) lines.push(word);
    else lines[lines.length - 1] = next;
  }
  return lines;
}

function nice(map) {
  const y = map.getCanvas().clientHeight / 2;
  const km = map.unproject([0, y]).distanceTo(map.unproject([140, y])) / 1000;
  const step = 10 ** Math.floor(Math.log10(km));
  const round = [5, 2, 1].map((n) => n * step).find((n) => n <= km) || step;
  return [round, (140 * round) / km];
}

function scaleAndNorth(pen, map, theme, left, bottom) {
  const [km, length] = nice(map);
  pen.fillStyle = theme.paper; pen.globalAlpha = 0.82; pen.fillRect(left - 10, bottom - 34, length + 64, 44); pen.globalAlpha = 1;
  pen.fillStyle = pen.strokeStyle = theme.ink; pen.lineWidth = 1.2;
  pen.strokeRect(left, bottom - 6, length, 6); pen.fillRect(left, bottom - 6, length / 2, 6);
  pen.font = font(400, 12); pen.textAlign = "left"; pen.fillText("0", left, bottom - 11);
  pen.textAlign = "right"; pen.fillText(`${km} km`, left + length, bottom - 11);
  const x = left + length + 30;
  pen.beginPath(); pen.moveTo(x, bottom - 30); pen.lineTo(x + 6, bottom - 14); pen.lineTo(x, bottom - 18); pen.lineTo(x - 6, bottom - 14); pen.closePath(); pen.fill();
  pen.textAlign = "center"; pen.font = font(650, 12); pen.fillText("N", x, bottom); pen.textAlign = "left";
}

/** Entries of all legends that are in use: [picture or colour, words]. */
function entries(data) {
  const scale = (data.ramp?.items || []).map((item) => [item.colour, item.label]);
  if (!data.points) return scale;
  const shown = ({ items }) => items.filter((item) => item.count !== 0 && (item.on || !items.some(({ on }) => on)));
  const marks = data.legend.flatMap((section) => shown(section).map((item) =>
    [markPicture(item.symbol, item.colour, data.theme), item.count === null ? item.label : `${item.label} (${item.count.toLocaleString("en")})`]));
  return [...marks, [markPicture("circle", data.theme.muted, data.theme, false), "Foiled, attempted or alleged"]];
}

function legend(pen, data, width, top, draw) {
  pen.font = font(400, 13);
  let x = PAD, y = top;
  for (const [picture, text] of entries(data)) {
    const room = pen.measureText(text).width + 46;
    if (x + room > width - PAD && x > PAD) { x = PAD; y += 25; }
    if (draw) {
      if (typeof picture === "string") { pen.fillStyle = picture; pen.fillRect(x, y - 11, 20, 13); }
      else pen.drawImage(picture, x - 2, y - 17, 24, 24);
      pen.fillStyle = data.theme.ink; pen.fillText(text, x + 26, y);
    }
    x += room;
  }
  return y;
}

function compose(map, data, window) {
  const shown = map.getCanvas(), { clientWidth: width, clientHeight: height } = shown, { theme } = data;
  const node = document.createElement("canvas"), pen = node.getContext("2d");
  pen.font = font(400, 14);
  const said = window ? `${data.sentence} Shown: ${isoDay(window[0])} to ${isoDay(window[1])}.` : data.sentence;
  const sentence = wrap(pen, said, width - 2 * PAD).slice(0, 3);
  const top = 48 + 20 * sentence.length;
  const last = legend(pen, data, width, top + height + 32 + (data.ramp ? 22 : 0), false);
  pen.font = font(400, 11);
  const sources = wrap(pen, `${data.counts}. ${data.sources} ${data.attribution} Made with Sourceline on ${new Date().toISOString().slice(0, 10)}.`, width - 2 * PAD);
  [node.width, node.height] = [width * RATIO, (last + 26 + 15 * sources.length + 8) * RATIO];
  pen.scale(RATIO, RATIO);
  pen.fillStyle = theme.paper; pen.fillRect(0, 0, node.width, node.height);
  pen.fillStyle = theme.ink; pen.font = font(650, 20); pen.fillText(data.title, PAD, 34);
  pen.fillStyle = theme.muted; pen.font = font(400, 14);
  sentence.forEach((line, i) => pen.fillText(line, PAD, 56 + 20 * i));
  pen.drawImage(shown, 0, top, width, height);
  pen.strokeStyle = theme.grid; pen.strokeRect(0.5, top + 0.5, width - 1, height - 1);
  scaleAndNorth(pen, map, theme, PAD, top + height - 20);
  if (data.ramp) { pen.fillStyle = theme.ink; pen.font = font(650, 13); pen.fillText(data.ramp.title, PAD, top + height + 30); }
  legend(pen, data, width, top + height + 32 + (data.ramp ? 22 : 0), true);
  pen.fillStyle = theme.muted; pen.font = font(400, 11);
  sources.forEach((line, i) => pen.fillText(line, PAD, last + 26 + 15 * i));
  return node;
}

/** Compose the picture at double resolution and hand it to the browser as a download. */
export async function save(map, data, window) {
  const before = map.getPixelRatio();
  map.setPixelRatio(RATIO);
  map.triggerRepaint();
  await new Promise((done) => map.once("idle", done));
  const link = document.createElement("a");
  link.download = `sourceline-map-${new Date().toISOString().slice(0, 10)}.png`;
  link.href = compose(map, data, window).toDataURL("image/png");
  map.setPixelRatio(before);
  link.click();
}
