
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse(one("#words").textContent);
  const beads = all(".bead");
  const rank = new Map(beads.map((bead, index) => [bead, index]));
  const cards = all(".card");
  const panel = one("#panel");
  const form = one(".filters");
  const live = one("#live");
  document.documentElement.classList.add("js");

  // ---- languages by name -------------------------------------------------------------------
  for (const tag of all(".language")) {
    try {
      tag.textContent = new Intl.DisplayNames(["en"], { type: "language" }).of(tag.dataset.language);
    } catch {
      // An unknown code, or a browser without names, keeps the code.
    }
  }

  // ---- rows: one of them is a stop of the tab key, the arrow keys go on from there -----------
  let current = beads[0];

  function rove(bead) {
    if (current === bead) return;
    current.tabIndex = -1;
    bead.tabIndex = 0;
    current = bead;
  }

  // ---- findings: one is active at a time ---------------------------------------------------
  const marks = new Map(cards.map((card) => [card.dataset.f, []]));
  const links = all("a.f");
  const counterparts = new Map(cards.map((card) => [card.dataset.f, []]));
  for (const mark of all(".u[data-f]", one("#beads"))) marks.get(mark.dataset.f).push(mark);
  for (const span of all(".c")) {
    for (const number of span.dataset.c.split(" ")) counterparts.get(number).push(span);
  }
  let active = null;

  function deactivate() {
    if (!active) return;
    const number = active.dataset.f;
    active.classList.remove("active");
    one(".head", active).setAttribute("aria-expanded", "false");
    for (const mark of marks.get(number)) mark.classList.remove("active", "flash");
    for (const span of counterparts.get(number)) span.classList.remove("active");
    active = null;
  }

  function activate(card, { text = true } = {}) {
    deactivate();
    active = card;
    const number = card.dataset.f;
    card.classList.add("active");
    one(".head", card).setAttribute("aria-expanded", "true");
    for (const mark of marks.get(number)) mark.classList.add("active", "flash");
    for (const span of counterparts.get(number)) span.classList.add("active");
    reveal(card, "nearest");
    if (text && marks.get(number).length) reveal(marks.get(number)[0], "center");
    history.replaceState(null, "", `#finding-${number}`);
  }

  // Rows off screen have only an estimated height: once they are laid out, aim again.
  function reveal(element, block) {
    element.scrollIntoView({ block, inline: "nearest" });
    requestAnimationFrame(() => element.scrollIntoView({ block, inline: "nearest" }));
  }

  // The cards as they stand in the list, which the reader may have sorted.
  let order = cards;
  const listed = () => order.filter((card) => !card.hidden);

  function step(by) {
    const list = listed();
    if (!list.length) return;
    const at = list.indexOf(active);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
    activate(list[next]);
    announce(one(".head", list[next]).textContent);
  }

  function announce(text) {
    live.textContent = text;
  }

  function fromAddress() {
    const row = /^#bead-\d+$/.test(location.hash) && one(location.hash);
    if (row) {
      if (row.hidden) showAll();
      reveal(row, "center");
      row.focus({ preventScroll: true });
      return;
    }
    const match = /^#finding-(\d+)$/.exec(location.hash);
    const card = match && cards[Number(match[1]) - 1];
    if (!card || card === active) return;
    if (card.hidden) showAll();
    activate(card);
  }

  for (const card of cards) {
    one(".head", card).addEventListener("click", () => {
      if (card === active) {
        deactivate();
        history.replaceState(null, "", location.pathname + location.search);
      } else {
        // On a small screen the open list would hide the text that was asked for.
        fold(false);
        activate(card);
      }
    });
  }
  one("#next").disabled = one("#previous").disabled = !cards.length;
  one("#next").addEventListener("click", () => step(1));
  one("#previous").addEventListener("click", () => step(-1));
  function fold(open) {
    panel.classList.toggle("open", open);
    one("#unfold").setAttribute("aria-expanded", String(open));
    one("#unfold").textContent = open ? "Close" : "List";
  }
  one("#unfold").addEventListener("click", () => fold(!panel.classList.contains("open")));
  one("#beads").addEventListener("click", (event) => {
    const link = event.target.closest("a.f");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The gravest comes first; another click on the same words goes on to the next.
    const gravest = link.hash.slice("#finding-".length);
    const numbers = link.dataset.f.split(" ").sort((a, b) => (b === gravest) - (a === gravest));
    const open = numbers.map((number) => cards[number - 1]).filter((card) => !card.hidden);
    if (open.length) activate(open[(open.indexOf(active) + 1) % open.length], { text: false });
  });
  addEventListener("hashchange", fromAddress);

  // ---- filters -------------------------------------------------------------------------------
  function filter() {
    const choice = new FormData(form);
    const severities = new Set(choice.getAll("severity"));
    const category = choice.get("category") || "";
    const side = choice.get("side") || "";
    const least = Number(choice.get("least"));
    one("[name=least-shown]", form).value = least.toFixed(2);
    for (const card of cards) {
      const own = card.dataset;
      card.hidden = !(
        severities.has(own.severity) &&
        (!category || own.category === category || own.category.startsWith(`${category}/`)) &&
        (!side || own.side === side) &&
        Number(own.confidence) >= least
      );
      for (const mark of marks.get(own.f)) mark.classList.toggle("off", card.hidden);
    }
    for (const link of links) {
      link.classList.toggle("off", link.dataset.f.split(" ").every((number) => cards[number - 1].hidden));
    }
    const only = choice.has("only");
    const kept = only && new Set(links.filter((link) => !link.classList.contains("off")).map((link) => link.closest(".bead")));
    one("#beads").classList.toggle("sparse", only);
    for (const bead of beads) bead.hidden = only && !kept.has(bead);
    if (current?.hidden) rove(beads.find((bead) => !bead.hidden) || current);
    if (active && active.hidden) deactivate();
    const left = listed().length;
    one("#count").textContent = left === cards.length ? `${left}` : `${left} of ${cards.length}`;
    one("#none").hidden = left > 0;
  }

  function sort() {
    const by = new FormData(form).get("order");
    order = by ? [...cards].sort((a, b) => b.dataset[by] - a.dataset[by] || a.dataset.f - b.dataset.f) : cards;
    one(".cards").append(...order);
  }

  function showAll() {
    if (!form) return;
    form.reset();
    sort();
    filter();
  }

  if (form) {
    form.addEventListener("input", (event) => (event.target.name === "order" ? sort() : filter()));
    form.addEventListener("submit", (event) => event.preventDefault());
    // A browser that remembers form fields across reloads would disagree with the list.
    form.reset();
  }

  // ---- words: wrapped only in the rows that a reader visits ----------------------------------
  const linked = new WeakMap();

  function words(flat) {
    const list = [];
    for (let i = 0, at = 0; i < flat.length; i += 2) {
      list.push([at + flat[i], at + flat[i] + flat[i + 1]]);
      at += flat[i] + flat[i + 1];
    }
    return list;
  }

  function wrapCell(cell, spans) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let word = 0;
    let at = 0;
    for (const node of nodes) {
      const end = at + node.length;
      const parts = document.createDocumentFragment();
      let done = at;
      for (; word < spans.length && spans[word][0] < end; word++) {
        const [start, stop] = spans[word];
        if (start === stop) continue;
        const from = Math.max(start, at);
        const to = Math.min(stop, end);
        parts.append(node.data.slice(done - at, from - at));
        const span = document.createElement("span");
        span.className = "w";
        span.dataset.w = word;
        span.textContent = node.data.slice(from - at, to - at);
        parts.append(span);
        done = to;
        if (stop > end) break;
      }
      parts.append(node.data.slice(done - at));
      node.replaceWith(parts);
      at = end;
    }
  }

  function wrap(bead) {
    if (linked.has(bead) || bead.classList.contains("gap")) return;
    const [source, target, links] = data.words[rank.get(bead)];
    wrapCell(one(".source", bead), words(source));
    wrapCell(one(".target", bead), words(target));
    const partners = { source: new Map(), target: new Map() };
    const add = (side, from, to) => partners[side].set(from, [...(partners[side].get(from) || []), to]);
    for (let i = 0; i < links.length; i += 2) {
      add("source", links[i], links[i + 1]);
      add("target", links[i + 1], links[i]);
    }
    linked.set(bead, partners);
  }

  const sideOf = (element) => (element.closest(".cell").classList.contains("source") ? "source" : "target");
  const parts = (bead, side, number) => all(`.${side} .w[data-w="${number}"]`, bead);

  let lit = [];
  function darken() {
    for (const word of lit) word.classList.remove("lit", "linked", "alone", "cursor");
    lit = [];
  }

  function light(word) {
    darken();
    const bead = word.closest(".bead");
    const side = sideOf(word);
    const other = side === "source" ? "target" : "source";
    const own = parts(bead, side, word.dataset.w);
    const partners = (linked.get(bead)[side].get(Number(word.dataset.w)) || []).flatMap((number) => parts(bead, other, number));
    for (const element of own) element.classList.add(...(partners.length ? ["lit"] : ["lit", "alone"]));
    for (const element of partners) element.classList.add("linked");
    lit = [...own, ...partners];
    return partners.map((element) => element.textContent);
  }

  const list = one("#beads");
  list.addEventListener("pointerover", (event) => {
    const bead = event.target.closest(".bead");
    if (bead) wrap(bead);
    const word = event.target.closest(".w");
    if (word) light(word);
    else darken();
  });
  list.addEventListener("pointerleave", darken);

  // ---- keyboard ------------------------------------------------------------------------------
  list.addEventListener("focusin", (event) => {
    const bead = event.target.closest(".bead");
    if (!bead) return;
    wrap(bead);
    rove(bead);
  });

  function nextWord(bead, by) {
    const heads = all(".w", bead).filter((word, i, every) => {
      const before = every[i - 1];
      return !before || before.dataset.w !== word.dataset.w || sideOf(before) !== sideOf(word);
    });
    if (!heads.length) return;
    const at = heads.findIndex((word) => word.classList.contains("cursor"));
    const word = heads[at < 0 ? (by > 0 ? 0 : heads.length - 1) : (at + by + heads.length) % heads.length];
    const partners = light(word);
    word.classList.add("cursor");
    announce(`${word.textContent}: ${partners.join(" ") || "no counterpart"}`);
  }

  list.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const bead = event.target.closest(".bead");
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (bead && move) {
      let at = rank.get(bead) + move;
      while (beads[at]?.hidden) at += move;
      const next = beads[at];
      if (next) {
        darken();
        next.focus({ preventScroll: true });
        reveal(next, "nearest");
      }
    } else if (bead && along) nextWord(bead, along);
    else return;
    event.preventDefault();
  });

  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest?.("select, input[type=range]")) return;
    const by = { j: 1, n: 1, k: -1, p: -1 }[event.key];
    if (by) step(by);
    else if (event.key === "Escape") {
      deactivate();
      darken();
    }
  });

  // ---- overview: where the reader is, and a way to go elsewhere ------------------------------
  const drawing = one("#overview .drawing");
  const view = one("#view");

  function rowAt(y) {
    const box = list.getBoundingClientRect();
    const x = box.left + box.width / 2;
    for (const near of [0, 14, -14]) {
      const row = document.elementFromPoint(x, y + near)?.closest(".bead");
      if (row) return rank.get(row);
    }
    return null;
  }

  function locate() {
    const box = list.getBoundingClientRect();
    const top = Math.max(box.top, one("main").getBoundingClientRect().top, one(".columns").getBoundingClientRect().bottom) + 2;
    // On a small screen the findings cover the foot of the text.
    const foot = getComputedStyle(panel).position === "fixed" ? panel.getBoundingClientRect().top : innerHeight;
    const [first, last] = [rowAt(top), rowAt(Math.min(box.bottom, foot) - 4)];
    const rows = first === null && last === null ? [] : data.extents.slice(first ?? last, (last ?? first) + 1);
    view.setAttribute("d", outline(rows));
  }

  let waiting = false;
  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      locate();
    });
  }
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  later();

  // What is on screen, as a band from the source's bar to the target's.
  function outline(rows) {
    const height = drawing.viewBox.baseVal.height;
    const side = (from) => {
      const edges = rows.flatMap((row) => row.slice(from, from + 2)).filter((edge) => edge !== null);
      return edges.length ? [Math.min(...edges), Math.max(...edges)] : null;
    };
    const [above, below] = [side(0), side(2)];
    if (!above && !below) return "";
    const [[a, b], [c, d]] = [above || below, below || above];
    return `M${a} 0H${b}L${d} ${height}H${c}Z`;
  }

  drawing.addEventListener("click", (event) => {
    const box = drawing.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * drawing.viewBox.baseVal.width;
    const from = event.clientY - box.top < box.height / 2 ? 0 : 2;
    const away = (extent) => (extent[from] === null ? Infinity : Math.max(extent[from] - x, x - extent[from + 1], 0));
    const nearest = data.extents.reduce((best, extent, index) => (away(extent) < away(data.extents[best]) ? index : best), 0);
    if (!beads.length) return;
    if (beads[nearest].hidden) showAll();
    reveal(beads[nearest], "center");
    beads[nearest].focus({ preventScroll: true });
  });

  fromAddress();
})();
