// One place of a claim in the dialog that corrects it: chosen from the gazetteer, given as a point, or left open.

import { choose, field, group, input } from "./form.js";

const ROLES = [["at", "where it happened"], ["from", "where from"], ["to", "where to"]];

function describe(place) {
  const people = place.population ? `, ${place.population.toLocaleString("en")} people` : "";
  const point = place.lat === null ? "unresolved" : `${place.lat.toFixed(2)}, ${place.lon.toFixed(2)}`;
  return `${[place.name, place.country, place.precision].filter(Boolean).join(", ")}${people} (${point})`;
}

/** The rows of a place, whether anything of it was changed, and what to save of it. */
export function makePlace(p, at, before) {
  const name = `place ${at + 1}`;
  const choice = choose([], "");
  const other = input("search", "", { maxLength: 200, autocomplete: "off" });
  const point = input("text", p.lat === null ? "" : `${p.lat}, ${p.lon}`, { maxLength: 60 });
  const role = choose(ROLES, p.role === "gone" ? "at" : p.role);
  const pointRow = field(`${name}, latitude and longitude`, point, "degrees, as in 48.85, 2.35");
  const first = p.role === "gone" ? "gone" : "keep";

  const offer = (found) => {
    const places = found.filter((place) => place.geonames_id !== p.geonames_id);
    const all = [
      ...(p.role === "gone" ? [] : [["keep", `${describe(p)}, as it stands`]]),
      ...places.map((place) => [String(place.geonames_id), describe(place)]),
      ["point", "a point on the map"],
      ...(p.lat === null ? [] : [["unresolved", "unresolved: it is open which is meant"]]),
      ["gone", "no place of this claim"],
    ];
    const chosen = choice.value || first;
    choice.replaceChildren(...all.map(([value, text]) => new Option(text, value, false, value === chosen)));
    pointRow.hidden = choice.value !== "point";
  };
  offer(p.candidates);
  choice.addEventListener("change", () => { pointRow.hidden = choice.value !== "point"; });

  let asked = 0;
  other.addEventListener("input", async () => {
    const number = (asked += 1);
    const answer = await fetch(`/places.json?${new URLSearchParams({ name: other.value })}`);
    const { places } = await answer.json();
    if (number !== asked) return; // an answer to words that have changed since
    offer([...p.candidates, ...places.filter((place) => !p.candidates.some((c) => c.geonames_id === place.geonames_id))]);
    const told = places.length ? `${places.length} of that name to choose from above` : "the gazetteer has no such place";
    hint.textContent = other.value ? told : "";
  });
  const otherRow = field(`${name}, look up a name`, other, " ");
  const hint = otherRow.querySelector("small");

  const read = () => {
    if (choice.value === "gone") return { at, gone: true };
    const given = { at, role: role.value };
    if (choice.value === "keep") {
      const { gone, ...kept } = before ?? {};
      return { ...kept, ...given };
    }
    if (choice.value === "unresolved") return { ...given, unresolved: true };
    if (choice.value !== "point") return { ...given, geonames_id: Number(choice.value) };
    const [lat, lon, ...more] = point.value.trim().split(/[\s,;]+/).map(Number);
    return { ...given, lat: more.length ? NaN : lat, lon: lon ?? NaN };
  };
  const isChanged = () => choice.value !== first || (first === "keep" && role.value !== p.role);
  return { rows: [group(field(`${name}, “${p.words}”`, choice), pointRow, otherRow, field(`${name} is`, role))], read, isChanged };
}
