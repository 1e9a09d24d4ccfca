// "Save what I see": the map's canvas with title, filters, legend, scale and attribution, as one PNG.

import { markPicture } from "./marks.js";

const PAD = 24;

function scaleBar(map) {
  const y = map.getCanvas().clientHeight / 2;
  const a = map.unproject([0, y]), b = map.unproject([120, y]);
  const km = a.distanceTo(b) / 1000;
  const step = 10 ** Math.floor(Math.log10(km));
  const nice = [5, 2, 1].map((n) => n * step).find((n) => n <= km) || step;
  return [nice, (120 * nice) / km];
}

function wrap(pen, text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const next = `${lines[lines.length - 1]} ${word}`.trim();
    if (pen.measureText(next).width > width && lines[lines.length - 1]) lines.push(word);
    else lines[lines.length - 1] = next;
  }
  return lines;
}

function heading(pen, data, width) {
  pen.fillStyle = data.theme.ink;
  pen.font = "650 20px 'Noto Sans', sans-serif";
  pen.fillText(data.title, PAD, 34);
  pen.font = "14px 'Noto Sans', sans-serif";
  pen.fillStyle = data.theme.muted;
  wrap(pen, data.sentence, width - 2 * PAD).slice(0, 2).forEach((line, i) => pen.fillText(line, PAD, 57 + 19 * i));
}

function legend(pen, data, width, top) {
  pen.font = "13px 'Noto Sans', sans-serif";
  let x = PAD, y = top;
  for (const item of data.legend.filter((entry) => entry.count)) {
    const text = `${item.label} (${item.count})`;
    const room = pen.measureText(text).width + 44;
    if (x + room > width - PAD) { x = PAD; y += 24; }
    pen.drawImage(markPicture(item, data.theme), x, y - 16, 22, 22);
    pen.fillStyle = data.theme.ink;
    pen.fillText(text, x + 25, y);
    x += room;
  }
  return y;
}

/** Compose the picture and hand it to the browser as a download. */
export function save(map, data) {
  const shown = map.getCanvas(), ratio = shown.width / shown.clientWidth;
  const width = shown.clientWidth, height = shown.clientHeight, top = 92, foot = 112;
  const node = document.createElement("canvas");
  node.width = width * ratio; node.height = (height + top + foot) * ratio;
  const pen = node.getContext("2d");
  pen.scale(ratio, ratio);
  pen.fillStyle = data.theme.paper; pen.fillRect(0, 0, width, height + top + foot);
  heading(pen, data, width);
  pen.drawImage(shown, 0, top, width, height);
  const [km, length] = scaleBar(map);
  pen.strokeStyle = data.theme.ink; pen.lineWidth = 2; pen.fillStyle = data.theme.ink;
  pen.beginPath(); pen.moveTo(PAD, top + height - 22); pen.lineTo(PAD + length, top + height - 22); pen.stroke();
  pen.font = "12px 'Noto Sans', sans-serif"; pen.fillText(`${km} km`, PAD, top + height - 28);
  const last = legend(pen, data, width, top + height + 28);
  pen.font = "11.5px 'Noto Sans', sans-serif"; pen.fillStyle = data.theme.muted;
  pen.fillText(`${data.counts}. ${data.attribution}`, PAD, Math.max(last + 26, top + height + foot - 16));
  const link = document.createElement("a");
  link.download = "sourceline-map.png";
  link.href = node.toDataURL("image/png");
  link.click();
}
