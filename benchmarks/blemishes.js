// What a reader would stumble over, line by line: words broken in the middle, signs alone on their line, numbers without
// their unit, wide digits in words, what reaches out of the page, links that lead nowhere in it.
() => {
  const OUT = "svg, script, style, .card, .document, details:not([open]) > :not(summary)";
  const range = document.createRange();
  const shown = (node) => node.data.trim() && !node.parentElement.closest(OUT) && node.parentElement.getClientRects().length;
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) if (shown(walker.currentNode)) nodes.push(walker.currentNode);
    return nodes;
  };
  const box = (node, start, end) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter((part) => part.width > 0);
  };
  const found = [];
  for (const node of texts(document.body)) {
    for (const word of node.data.matchAll(/[^\s\u200b]+/g)) {
      const lines = new Set(box(node, word.index, word.index + word[0].length).map((part) => Math.round(part.top)));
      // An address, or words with a hyphen, may go over two lines.
      if (lines.size > 1 && !/[/@.\-–—=&?_%]/.test(word[0])) found.push(`broken word: ${word[0]}`);
    }
  }
  for (const node of texts(document.body)) {
    for (const amount of node.data.matchAll(/\d[ \u00a0](mg|g|kg|lb)\b/g)) {
      const lines = new Set(box(node, amount.index, amount.index + amount[0].length).map((part) => Math.round(part.top)));
      if (lines.size > 1) found.push(`apart from its unit: ${node.data.slice(0, amount.index + amount[0].length).slice(-20)}`);
    }
  }
  texts(document.body).forEach((node, index, nodes) => {
    const before = nodes[index - 1];
    if (node.data.startsWith("(") && before && before.parentElement.closest("p, li, td") === node.parentElement.closest("p, li, td")
      && /[\w,.;:]$/.test(before.data)) found.push(`no blank before: ${before.data.slice(-20)}${node.data.slice(0, 20)}`);
  });
  for (const block of document.querySelectorAll("main :is(p, li, caption, td:not([style*='right']))")) {
    const wide = getComputedStyle(block).fontVariantNumeric.includes("tabular");
    if (wide && /\d/.test(block.textContent)) found.push(`wide digits: ${block.textContent.slice(0, 40)}`);
  }
  for (const number of document.querySelectorAll(".csl-left-margin")) {
    const [own, next] = [number, number.nextElementSibling].map((part) => part.getBoundingClientRect());
    if (next.top > own.bottom - 1) found.push(`alone on its line: ${number.textContent}`);
  }
  for (const sign of document.querySelectorAll(".mark, .why > a, .citation")) {
    if (sign.closest(OUT) || !sign.getClientRects().length) continue;
    const block = sign.closest("p, li, td, th, figcaption, caption, h1, h2, h3");
    const before = texts(block).filter((node) => node.compareDocumentPosition(sign) & Node.DOCUMENT_POSITION_FOLLOWING
      && !sign.contains(node)).at(-1);
    if (!before) continue;
    const end = before.data.trimEnd().length;
    const last = box(before, end - 1, end).at(-1);
    if (last && sign.getClientRects()[0].top > last.bottom - 1) {
      found.push(`alone on its line: ${sign.textContent} after ${before.data.trimEnd().slice(-20)}`);
    }
  }
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) found.push(`wider than the screen: ${document.documentElement.scrollWidth}`);
  for (const part of document.querySelectorAll("main *, header *")) {
    if (part.closest("svg, .card, .scroll, .picture, details:not([open]), .skip")) continue;
    const { left, right, width: own } = part.getBoundingClientRect();
    if (own && (right > width + 1 || left < -1)) found.push(`out of the page: ${part.tagName} ${part.textContent.slice(0, 40)}`);
  }
  for (const link of document.querySelectorAll("a[href^='#']")) {
    const id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (id && !document.getElementById(id)) found.push(`dead link: ${id}`);
  }
  return found;
}
