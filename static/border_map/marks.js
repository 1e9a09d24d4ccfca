// Marks drawn on small canvases: a shape for each event type (so that colour is never alone), donuts for clusters.

const SCALE = 2;

function canvas(width, height = width) {
  const node = document.createElement("canvas");
  node.width = width * SCALE; node.height = height * SCALE;
  const pen = node.getContext("2d");
  pen.scale(SCALE, SCALE);
  pen.translate(width / 2, height / 2);
  return [node, pen];
}

const image = (node, pen) => pen.getImageData(0, 0, node.width, node.height);

const polygon = (points) => (pen) => {
  pen.beginPath();
  points.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
};

const around = (n, r, inner, turn = -Math.PI / 2) => Array.from({ length: inner ? 2 * n : n }, (_, i) => {
  const radius = inner && i % 2 ? inner : r;
  const angle = turn + (i * Math.PI * 2) / (inner ? 2 * n : n);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

const SHAPES = {
  circle: (pen) => { pen.beginPath(); pen.arc(0, 0, 6, 0, 7); },
  dot: (pen) => { pen.beginPath(); pen.arc(0, 0, 7, 0, 7); },
  diamond: polygon(around(4, 7.8)),
  star: polygon(around(6, 8.8, 4.4)),
  "triangle-up": polygon(around(3, 8).map(([x, y]) => [x, y + 1.2])),
  square: polygon([[-5.6, -5.6], [5.6, -5.6], [5.6, 5.6], [-5.6, 5.6]]),
  cross: polygon([[-2.4, -7], [2.4, -7], [2.4, -2.4], [7, -2.4], [7, 2.4], [2.4, 2.4], [2.4, 7], [-2.4, 7], [-2.4, 2.4], [-7, 2.4], [-7, -2.4], [-2.4, -2.4]]),
};

function mark(symbol, colour, theme, full = true) {
  const [node, pen] = canvas(24);
  const shape = SHAPES[symbol] || SHAPES.circle;
  pen.lineJoin = "round";
  shape(pen);
  pen.lineWidth = 4.4; pen.strokeStyle = theme.paper; pen.stroke();
  pen.lineWidth = 1.8; pen.strokeStyle = theme.mode === "dark" ? "#0b1014" : theme.ink; pen.stroke();
  pen.fillStyle = colour; pen.fill();
  if (!full) { pen.scale(0.55, 0.55); shape(pen); pen.fillStyle = theme.paper; pen.fill(); }
  return image(node, pen);
}

function crossing(theme) {
  const [node, pen] = canvas(16);
  pen.fillStyle = theme.paper; pen.strokeStyle = theme.border; pen.lineWidth = 2;
  pen.beginPath(); pen.rect(-5, -5, 10, 10); pen.fill(); pen.stroke();
  pen.lineWidth = 1.6;
  pen.beginPath(); pen.moveTo(-2, -5); pen.lineTo(-2, 5); pen.moveTo(2, -5); pen.lineTo(2, 5); pen.stroke();
  return image(node, pen);
}

function plate(theme) {
  const [node, pen] = canvas(20, 16);
  pen.beginPath(); pen.roundRect(-9, -7, 18, 14, 4);
  pen.fillStyle = theme.paper; pen.fill();
  pen.lineWidth = 1.4; pen.strokeStyle = theme.accent; pen.stroke();
  return image(node, pen);
}

function hatch(theme) {
  const size = 12, node = document.createElement("canvas");
  node.width = node.height = size * SCALE;
  const pen = node.getContext("2d");
  pen.scale(SCALE, SCALE);
  pen.globalAlpha = 0.06; pen.fillStyle = theme.accent; pen.fillRect(0, 0, size, size);
  pen.globalAlpha = 0.42; pen.strokeStyle = theme.accent; pen.lineWidth = 0.7;
  for (const shift of [-size, 0, size]) { pen.beginPath(); pen.moveTo(shift - 1, size + 1); pen.lineTo(shift + size + 1, -1); pen.stroke(); }
  return image(node, pen);
}

function donut(counts, colours, theme) {
  const total = counts.reduce((a, b) => a + b, 0);
  const r = Math.min(12.5 + 2.3 * Math.log2(total), 32);
  const [node, pen] = canvas(2 * r + 6);
  pen.beginPath(); pen.arc(0, 0, r + 2.2, 0, 7); pen.fillStyle = theme.paper; pen.fill();
  let angle = -Math.PI / 2;
  counts.forEach((count, i) => {
    if (!count) return;
    const next = angle + (2 * Math.PI * count) / total;
    pen.beginPath(); pen.moveTo(0, 0); pen.arc(0, 0, r, angle, next); pen.closePath();
    pen.fillStyle = colours[i]; pen.fill();
    if (count < total) { pen.lineWidth = 1; pen.strokeStyle = theme.paper; pen.stroke(); }
    angle = next;
  });
  pen.beginPath(); pen.arc(0, 0, r * 0.66, 0, 7); pen.fillStyle = theme.paper; pen.fill();
  pen.fillStyle = theme.ink; pen.textAlign = "center"; pen.textBaseline = "middle";
  const text = total > 9999 ? `${Math.round(total / 1000)}k` : String(total);
  pen.font = `650 ${Math.min(Math.max(11, r * 0.62), (r * 2) / text.length)}px 'Noto Sans', sans-serif`;
  pen.fillText(text, 0, 0.8);
  return image(node, pen);
}

/** Draw a mark by the name that a layer asks for: `mark|kind|hue|sure` or `donut|count|count...`. */
function byName(name, data) {
  const [what, ...numbers] = name.split("|");
  if (what === "donut") return donut(numbers.map(Number), data.hues, data.theme);
  if (what === "mark") return mark(data.symbols[numbers[0]], data.hues[numbers[1]], data.theme, numbers[2] === "1");
  return null;
}

/** Put the fixed marks into the map's style; all others are drawn when a layer first needs them, anew for each theme. */
export function addMarks(map, data) {
  map.listImages().forEach((name) => map.removeImage(name));
  map.addImage("crossing", crossing(data.theme), { pixelRatio: SCALE });
  map.addImage("hatch", hatch(data.theme), { pixelRatio: SCALE });
  map.addImage("plate", plate(data.theme), { pixelRatio: SCALE, stretchX: [[12, 28]], stretchY: [[10, 22]], content: [6, 4, 34, 28] });
  map.setMissingStyleImageResolver((name) => {
    const drawn = byName(name, data);
    if (drawn) map.addImage(name, drawn, { pixelRatio: SCALE });
  });
}

/** A mark as a small picture for the legend. */
export function markPicture(symbol, colour, theme, full = true) {
  const node = document.createElement("canvas");
  const data = mark(symbol, colour, theme, full);
  node.width = data.width; node.height = data.height;
  node.getContext("2d").putImageData(data, 0, 0);
  node.className = "bm-mark";
  return node;
}
