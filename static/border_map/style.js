// The base map: an own style over local GeoJSON. No glyphs key, so labels come from the page's own fonts.

const FONT = ["Noto Sans", "Noto Naskh Arabic"];
const EMPTY = { type: "FeatureCollection", features: [] };

export const zoomed = (...stops) => ["interpolate", ["linear"], ["zoom"], ...stops];

/** A colour between two hex colours. */
export function mix(a, b, share) {
  const part = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
  return `#${[1, 3, 5].map((at) => Math.round(part(a, at) * (1 - share) + part(b, at) * share).toString(16).padStart(2, "0")).join("")}`;
}

const inBoth = (name) => ["case", ["to-boolean", ["get", "local"]],
  ["format", name, {}, "\n", {}, ["get", "local"], { "font-scale": 0.94, "text-font": ["literal", ["Noto Naskh Arabic"]] }],
  ["format", name, {}]];
const bilingual = inBoth(["get", "name"]);
const TAIL = " border crossing"; // the symbol says so already
const crossingName = inBoth(["case", ["in", TAIL, ["get", "name"]], ["slice", ["get", "name"], 0, ["index-of", TAIL, ["get", "name"]]], ["get", "name"]]);

function label(id, source, theme, size, { outer, layout, paint }) {
  return {
    id, type: "symbol", source, ...outer,
    layout: { "text-field": bilingual, "text-font": FONT, "text-size": size, "text-max-width": 9, "text-line-height": 1.15, ...layout },
    paint: { "text-color": theme.muted, "text-halo-color": theme.land, "text-halo-width": 1.5, ...paint },
  };
}

function land(theme, relief) {
  const dark = theme.mode === "dark";
  const kind = (name) => ["==", ["get", "kind"], name];
  const river = dark ? mix(theme.water, "#5f9fc4", 0.42) : mix(theme.water, "#4f86a6", 0.55);
  const line = mix(theme.land, theme.muted, dark ? 0.55 : 0.6);
  return [
    { id: "water", type: "background", paint: { "background-color": theme.water } },
    { id: "land", type: "fill", source: "context", filter: kind("land"), paint: { "fill-color": theme.neighbour, "fill-outline-color": mix(theme.water, theme.muted, 0.5) } },
    { id: "countries", type: "fill", source: "context", filter: kind("country"), paint: { "fill-color": theme.land, "fill-antialias": false } },
    ...(relief ? [{ id: "relief", type: "raster", source: "relief", paint: { "raster-opacity": dark ? 0.75 : 0.42, "raster-fade-duration": 0 } }] : []),
    { id: "rivers", type: "line", source: "rivers", layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": river, "line-width": zoomed(4, ["-", 1.5, ["/", ["get", "rank"], 8]], 9, ["-", 4.2, ["/", ["get", "rank"], 3.2]]) } },
    { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": theme.water, "fill-outline-color": river } },
    { id: "shades", type: "fill", source: "districts", paint: { "fill-color": "rgba(0,0,0,0)", "fill-opacity": 0.82, "fill-antialias": false } },
    { id: "bands-fill", type: "fill", source: "bands", paint: { "fill-color": theme.accent, "fill-opacity": 0.045 } },
    { id: "districts", type: "line", source: "districts", minzoom: 5.8, paint: { "line-color": line, "line-opacity": zoomed(5.8, 0.35, 7.5, 0.9), "line-width": zoomed(5.8, 0.4, 10, 1.1), "line-dasharray": [3, 2] } },
    { id: "provinces", type: "line", source: "provinces", paint: { "line-color": line, "line-width": zoomed(4, 0.7, 9, 2) } },
    { id: "neighbour-lines", type: "line", source: "context", filter: kind("line"), paint: { "line-color": line, "line-width": zoomed(4, 0.9, 9, 2) } },
    { id: "country-lines", type: "line", source: "context", filter: kind("country"), paint: { "line-color": mix(theme.land, theme.muted, 0.85), "line-width": zoomed(4, 1, 9, 2.4) } },
  ];
}

function borderLine(theme) {
  const round = { "line-join": "round", "line-cap": "round" };
  return [
    { id: "bands", type: "line", source: "bands", paint: { "line-color": theme.accent, "line-width": 1.1, "line-dasharray": [5, 3], "line-opacity": 0.8 } },
    { id: "border-casing", type: "line", source: "border", layout: round, paint: { "line-color": theme.land, "line-width": zoomed(4, 4.5, 9, 9), "line-opacity": 0.9 } },
    { id: "border", type: "line", source: "border", layout: round, paint: { "line-color": theme.border, "line-width": zoomed(4, 2, 9, 3.8) } },
  ];
}

function labels(theme) {
  const faint = mix(theme.land, theme.ink, 0.62), of = (...kinds) => ["in", ["get", "kind"], ["literal", kinds]];
  const town = (id, filter, size, minzoom, colour) => label(id, "labels", theme, size, {
    outer: { minzoom, filter: ["all", filter, ["<=", ["get", "minzoom"], ["zoom"]]] },
    layout: { "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.55, "text-justify": "auto", "symbol-sort-key": ["get", "minzoom"], "text-padding": 3 },
    paint: { "text-color": colour } });
  return [
    { id: "river-names", type: "symbol", source: "rivers", minzoom: 6, layout: { "symbol-placement": "line", "text-field": ["get", "name"], "text-font": ["Noto Sans"], "text-size": 11, "text-letter-spacing": 0.08, "symbol-spacing": 420 },
      paint: { "text-color": theme.mode === "dark" ? "#79b2d1" : "#3d728f", "text-halo-color": theme.land, "text-halo-width": 1.2 } },
    label("district-names", "labels", theme, zoomed(6.8, 10, 10, 13.5), { outer: { minzoom: 6.8, filter: of("district") }, layout: { "text-padding": 8, "text-letter-spacing": 0.05 }, paint: { "text-color": faint } }),
    { id: "place-dots", type: "circle", source: "labels", minzoom: 4.2, filter: ["all", ["!", of("district", "province")], ["<=", ["get", "minzoom"], ["zoom"]]],
      paint: { "circle-radius": zoomed(4, 1.6, 9, 2.6), "circle-color": theme.paper, "circle-stroke-color": theme.muted, "circle-stroke-width": 1.1 } },
    town("other-names", ["!", of("town", "district", "province")], zoomed(7, 10, 11, 12.5), 7, faint),
    town("town-names", of("town"), zoomed(5, 11, 10, 14.5), 4.2, theme.ink),
    label("band-names", "bands", theme, 11, { outer: { minzoom: 5 }, layout: { "text-field": ["concat", ["to-string", ["get", "km"]], " km"], "symbol-placement": "line", "symbol-spacing": 260, "text-font": ["Noto Sans"] }, paint: { "text-color": theme.accent } }),
    { id: "crossings", type: "symbol", source: "crossings", minzoom: 5.4,
      layout: { "icon-image": "crossing", "icon-allow-overlap": true, "icon-size": zoomed(5.4, 0.75, 9, 1.1), "text-field": ["step", ["zoom"], "", 6.4, crossingName], "text-font": FONT, "text-size": zoomed(6, 10.5, 10, 13),
        "text-variable-anchor": ["left", "right", "bottom", "top"], "text-radial-offset": 0.9, "text-justify": "auto", "text-optional": true, "text-max-width": 8, "symbol-sort-key": ["-", 0, ["get", "prominence"]] },
      paint: { "text-color": theme.border, "text-halo-color": theme.land, "text-halo-width": 1.7 } },
    label("province-names", "labels", theme, zoomed(4.6, 10, 8, 16), { outer: { minzoom: 4.6, maxzoom: 8.6, filter: of("province") }, layout: { "text-letter-spacing": 0.12, "text-transform": "uppercase", "text-padding": 6 }, paint: { "text-color": theme.muted } }),
    label("neighbour-names", "context", theme, zoomed(3, 10, 7, 15), { outer: { maxzoom: 9, filter: ["==", ["get", "kind"], "name"] }, layout: { "text-letter-spacing": 0.2, "text-transform": "uppercase" }, paint: { "text-color": mix(theme.neighbour, theme.muted, 0.8), "text-halo-color": theme.neighbour } }),
    label("country-names", "countries", theme, zoomed(3, 14, 7, 24), { outer: { maxzoom: 6.6 }, layout: { "text-allow-overlap": true, "text-letter-spacing": 0.24, "text-transform": "uppercase" }, paint: { "text-color": mix(theme.land, theme.ink, 0.72) } }),
  ];
}

const corners = ([west, south, east, north]) => [[west, north], [east, north], [east, south], [west, south]];
const points = (countries) => ({ type: "FeatureCollection", features: countries.map((c) => ({ type: "Feature", properties: { name: c.name, local: c.local }, geometry: { type: "Point", coordinates: [c.lon, c.lat] } })) });

/** The whole base style of a scene; a layer without an address stays empty. */
export function baseStyle(data) {
  const full = (name) => new URL(data.layers[name], document.baseURI).href;
  const names = ["context", "provinces", "districts", "border", "bands", "rivers", "lakes", "labels", "crossings"];
  const sources = Object.fromEntries(names.map((name) => [name, { type: "geojson", data: data.layers[name] ? full(name) : EMPTY, tolerance: 0.25 }]));
  sources.countries = { type: "geojson", data: points(data.countries) };
  const relief = Boolean(data.layers.relief && data.relief);
  if (relief) sources.relief = { type: "image", url: full("relief"), coordinates: corners(data.relief) };
  return { version: 8, transition: { duration: 0, delay: 0 }, sources, layers: [...land(data.theme, relief), ...borderLine(data.theme), ...labels(data.theme)] };
}

/** Layers an analyst may switch: name in the panel, ids it stands for, and whether it is on at first. */
export const SWITCHES = [
  ["Events", ["points", "clusters", "selected"], true],
  ["Where each may have been", ["radius", "radius-line"], true],
  ["Known to an area only", ["areas-country", "areas-province", "areas-district", "areas-circle", "areas-belt", "areas-line", "areas-circle-line", "area-counts"], true],
  ["Distance bands", ["bands", "bands-fill", "band-names"], false],
  ["Crossings", ["crossings"], true],
  ["Provinces", ["provinces", "province-names"], true],
  ["Districts", ["districts", "district-names"], true],
  ["Towns and sites", ["town-names", "other-names", "place-dots"], true],
  ["Rivers and lakes", ["rivers", "lakes", "river-names"], true],
  ["Relief", ["relief"], true],
];
