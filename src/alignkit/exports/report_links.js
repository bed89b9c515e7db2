
"use strict";
// Word links as a drawing: source words down, translations across, a square a link. Made when it is asked
// for, so that the report of a book opens as fast as without.
(() => {
  const CELL = 18;
  const LETTER = 7;
  const LONGEST = 24; // letters of a word that are written
  const list = document.querySelector("#beads");
  const drawn = new WeakMap();
  let data = null;

  function numbersOf(bead) {
    // Parsed on first use: most readers never ask.
    data ||= JSON.parse(document.querySelector("#words").textContent);
    const at = Number(bead.id.slice("bead-".length));
    const [source, target, flat] = data.words[at];
    const links = data.shares[at].map((share, k) => [flat[2 * k], flat[2 * k + 1], share]);
    return [source, target, links];
  }

  function wordsOf(bead, side, flat) {
    const text = bead.querySelector(`.cell.${side}`).textContent;
    const words = [];
    for (let i = 0, at = 0; i < flat.length; i += 2) {
      words.push(text.slice(at + flat[i], at + flat[i] + flat[i + 1]));
      at += flat[i] + flat[i + 1];
    }
    return words;
  }

  function make(name, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const short = (word) => ([...word].length > LONGEST ? `${[...word].slice(0, LONGEST - 1).join("")}…` : word);
  const room = (words) => 12 + LETTER * Math.min(LONGEST, Math.max(0, ...words.map((word) => [...word].length)));

  function picture(ours, theirs, links) {
    const linked = [new Set(links.map(([i]) => i)), new Set(links.map(([, j]) => j))];
    const [left, top] = [room(ours), room(theirs)];
    const [width, height] = [left + theirs.length * CELL + 8, top + ours.length * CELL + 4];
    const alone = (side, k) => (linked[side].has(k) ? "" : " alone");
    const middle = (from, k) => from + (k + 0.5) * CELL;
    let grid = "";
    ours.forEach((_, i) => (grid += `M${left} ${middle(top, i)}H${width - 8}`));
    theirs.forEach((_, j) => (grid += `M${middle(left, j)} ${top}V${height - 4}`));
    const down = ours.map((word, i) =>
      make("text", { class: `down${alone(0, i)}`, x: left - 6, y: middle(top, i) + 4 }, short(word)),
    );
    const across = theirs.map((word, j) => {
      const [x, y] = [middle(left, j) + 4, top - 6];
      return make("text", { class: `across${alone(1, j)}`, x, y, transform: `rotate(-90 ${x} ${y})` }, short(word));
    });
    const squares = links.map(([i, j, share]) => {
      const name = make("title", {}, `${ours[i]} – ${theirs[j]}, ${(share / 100).toFixed(2)}`);
      const place = { x: left + j * CELL + 3, y: top + i * CELL + 3, width: CELL - 6, height: CELL - 6, rx: 2 };
      const look = share < 50 ? { class: "weak" } : { "fill-opacity": 0.3 + (0.7 * share) / 100 };
      return make("rect", { ...place, ...look }, name);
    });
    const size = { width, height, viewBox: `0 0 ${width} ${height}` };
    return make("svg", { ...size, "aria-hidden": "true" }, make("path", { d: grid }), ...down, ...across, ...squares);
  }

  // The same for those who cannot see it: one item a source word.
  function spoken(ours, theirs, links) {
    const items = document.createElement("ul");
    items.className = "sr";
    ours.forEach((word, i) => {
      const partners = links.filter(([from]) => from === i).map(([, j]) => theirs[j]);
      const item = document.createElement("li");
      item.textContent = `${word}: ${partners.join(", ") || "no counterpart"}`;
      items.append(item);
    });
    return items;
  }

  function figure(bead) {
    const [source, target, links] = numbersOf(bead);
    const [ours, theirs] = [wordsOf(bead, "source", source), wordsOf(bead, "target", target)];
    const made = document.createElement("figure");
    made.className = "links";
    made.id = `links-${bead.id}`;
    const caption = document.createElement("figcaption");
    const alone = ours.length - new Set(links.map(([i]) => i)).size + theirs.length - new Set(links.map(([, j]) => j)).size;
    caption.textContent = `${links.length} word links, ${alone} words without; broken squares are less than even odds`;
    const sheet = document.createElement("div");
    sheet.className = "sheet";
    sheet.tabIndex = 0;
    sheet.setAttribute("role", "group");
    sheet.setAttribute("aria-label", "Drawing of the word links");
    // Arrow keys scroll a drawing that is larger than its frame; they do not walk through the words here.
    sheet.addEventListener("keydown", (event) => event.key.startsWith("Arrow") && event.stopPropagation());
    sheet.append(picture(ours, theirs, links), spoken(ours, theirs, links));
    made.append(caption, sheet);
    return made;
  }

  // One button for all rows: it goes where the reader is.
  const button = document.createElement("button");
  button.type = "button";
  button.className = "weave";
  button.title = "Word links (w)";
  button.setAttribute("aria-label", "Draw the word links of this passage");
  button.setAttribute("aria-keyshortcuts", "w");
  button.append(make("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, make("path", { d: "M3 3l10 10M3 8h10M13 3L3 13" })));

  function move(bead) {
    if (!bead || bead.classList.contains("gap") || button.parentNode === bead) return;
    // A button that has the focus stays: moving it would take the focus away.
    if (document.activeElement === button) return;
    bead.append(button);
    const open = drawn.get(bead)?.isConnected;
    button.setAttribute("aria-expanded", String(Boolean(open)));
  }

  function toggle(bead) {
    if (!bead || bead.classList.contains("gap")) return;
    const shown = drawn.get(bead);
    if (shown?.isConnected) shown.remove();
    else {
      if (!shown) drawn.set(bead, figure(bead));
      bead.append(drawn.get(bead));
      drawn.get(bead).scrollIntoView({ block: "nearest" });
    }
    button.setAttribute("aria-expanded", String(drawn.get(bead).isConnected));
  }

  list.addEventListener("pointerover", (event) => move(event.target.closest(".bead")));
  list.addEventListener("focusin", (event) => move(event.target.closest(".bead")));
  button.addEventListener("click", () => toggle(button.closest(".bead")));
  addEventListener("keydown", (event) => {
    if (event.key !== "w" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest?.("select, input")) return;
    toggle(document.activeElement.closest?.(".bead") || button.closest(".bead"));
  });
})();
