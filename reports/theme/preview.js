// While the brief is written: after a good build it puts the parts that changed in the place of those that were, and loads
// the page anew, where the reader was, if that can't be done. It shows what is wrong.
(() => {
  const KEY = "brief-preview-place";
  const script = document.currentScript;
  let version = Number(script.dataset.version);
  const place = sessionStorage.getItem(KEY);
  if (place !== null) {
    sessionStorage.removeItem(KEY);
    addEventListener("load", () => scrollTo(0, Number(place)));
  }

  function show(problems) {
    let box = document.getElementById("preview-problems");
    if (!problems.length) {
      if (box) box.remove();
      return;
    }
    if (!box) {
      box = document.createElement("section");
      box.id = "preview-problems";
      box.setAttribute("role", "alert");
      box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:99;margin:0;padding:1rem 1.25rem;"
        + "background:#fff4f4;color:#3b0000;border-top:4px solid #b00020;font:14px/1.45 ui-monospace,monospace;white-space:pre-wrap";
      document.body.append(box);
    }
    const heading = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    box.textContent = `${heading}; the page shows the last good build.\n\n${problems.join("\n")}`;
  }

  const only = (part) => [...part.childNodes].every((node) => node.nodeType === Node.ELEMENT_NODE || !node.data.trim());

  // Exchanges the smallest parts of a page that differ. False where that can't be done: what runs or is filled in would
  // lose what it knows, and a part whose neighbors are others may have moved.
  function exchanged(before, after) {
    if (before.isEqualNode(after)) return true;
    const inside = [[...before.children], [...after.children]];
    const sameShell = before.cloneNode(false).isEqualNode(after.cloneNode(false));
    const holdsParts = ["BODY", "DIV", "MAIN", "SECTION"].includes(before.tagName) && only(before) && only(after);
    if (sameShell && holdsParts && inside[0].length === inside[1].length) {
      return inside[0].every((part, place) => exchanged(part, inside[1][place]));
    }
    const living = "body, script, form";
    if ([before, after].some((part) => part.matches(living) || part.querySelector(living))) return false;
    before.replaceWith(after);
    after.dispatchEvent(new CustomEvent("exchanged", { bubbles: true }));
    return true;
  }

  // What a reader opened or closed stays so, and makes no part another.
  function unfold(before, after) {
    const [folds, newer] = [before, after].map((page) => [...page.querySelectorAll("details")]);
    if (folds.length === newer.length) newer.forEach((fold, place) => { fold.open = folds[place].open; });
  }

  function load() {
    sessionStorage.setItem(KEY, String(scrollY));
    location.reload();
  }

  async function follow(newest) {
    version = newest;
    try {
      const answer = await fetch(location.pathname, { cache: "no-store" });
      const text = await answer.text();
      if (version !== newest) return; // there is a newer one by now
      const after = new DOMParser().parseFromString(text, "text/html");
      const [own] = [...after.scripts].slice(-1);
      own.dataset.version = script.dataset.version;
      unfold(document, after);
      if (!answer.ok || !document.head.isEqualNode(after.head) || !exchanged(document.body, after.body)) load();
    } catch {
      load();
    }
  }

  const events = new EventSource("events");
  events.onmessage = ({ data }) => {
    const state = JSON.parse(data);
    show(state.problems);
    if (state.version > version) follow(state.version);
  };
})();
