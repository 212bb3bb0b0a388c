// What a reader would stumble over in the charts that are shown: words cut off at the edge of the picture, words over
// words, lines and marks through words.
() => {
  const OWN = 1.5; // pixels of a text's box that hold no ink
  const inner = ({ left, right, top, bottom }) => ({
    left: left + OWN, right: right - OWN, top: top + (bottom - top) * 0.2, bottom: bottom - (bottom - top) * 0.2,
  });
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const holds = (a, { x, y, half }) =>
    a.left < x + half && x - half < a.right && a.top < y + half && y - half < a.bottom;
  const words = (text) => text.textContent.trim();
  const along = (line) => {
    const places = [], length = line.getTotalLength(), matrix = line.getScreenCTM();
    const half = (matrix.a * (parseFloat(line.getAttribute("stroke-width")) || 1)) / 2;
    for (let at = 0; at <= length; at += 2) {
      const { x, y } = line.getPointAtLength(at).matrixTransform(matrix);
      places.push({ x, y, half });
    }
    return places;
  };
  const found = [];
  for (const svg of document.querySelectorAll("figure svg")) {
    if (!svg.getBoundingClientRect().width) continue;
    const name = svg.querySelector("title").id.replace("-title", "");
    const style = getComputedStyle(svg), box = svg.getBoundingClientRect();
    const edge = {
      left: box.left + parseFloat(style.paddingLeft) - 1, right: box.right - parseFloat(style.paddingRight) + 1,
      top: box.top + parseFloat(style.paddingTop) - 1, bottom: box.bottom - parseFloat(style.paddingBottom) + 1,
    };
    const texts = [...svg.querySelectorAll("text")].filter((text) => words(text) && text.getAttribute("opacity") !== "0").map((text) => ({ text, box: text.getBoundingClientRect() }));
    texts.forEach(({ text, box }, index) => {
      if (box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom) {
        found.push(`${name}: cut off: ${words(text)}`);
      }
      for (const other of texts.slice(index + 1)) {
        if (meet(inner(box), inner(other.box))) found.push(`${name}: one over the other: ${words(text)} / ${words(other.text)}`);
      }
    });
    const marked = texts.filter(({ text }) => text.closest(".role-mark"));
    const lines = [...svg.querySelectorAll(".role-mark.mark-rule line, .role-mark.mark-line path")].map(along);
    const symbols = [...svg.querySelectorAll(".role-mark.mark-symbol path")].map((mark) => mark.getBoundingClientRect());
    for (const { text, box } of marked) {
      const ink = inner(box);
      if (lines.some((places) => places.some((place) => holds(ink, place)))) found.push(`${name}: a line through: ${words(text)}`);
      if (symbols.some((mark) => meet(ink, mark))) found.push(`${name}: a mark through: ${words(text)}`);
    }
    for (const axis of svg.querySelectorAll(".role-axis-label")) {
      const labels = [...axis.querySelectorAll("text")].map(words);
      if (new Set(labels).size < labels.length) found.push(`${name}: an axis says the same twice: ${labels.join(", ")}`);
    }
  }
  return found;
}
