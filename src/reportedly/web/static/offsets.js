// The ledger counts code points, JavaScript counts UTF-16 units: an emoji is one there and two here.

/** How many UTF-16 units the first `points` code points of `text` take. */
export function toUnits(text, points) {
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left -= 1) {
    units += text.codePointAt(units) > 0xffff ? 2 : 1;
  }
  return units;
}

/** How many code points the first `units` UTF-16 units of `text` are. */
export function toPoints(text, units) {
  let points = 0;
  for (let at = 0; at < Math.min(units, text.length); points += 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return points;
}

/** How many code points `text` has. */
export function countPoints(text) {
  return toPoints(text, text.length);
}
