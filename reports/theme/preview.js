// While the brief is written: loads the page anew after a good build, where the reader was, and shows what is wrong.
(() => {
  const KEY = "brief-preview-place";
  const version = Number(document.currentScript.dataset.version);
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

  const events = new EventSource("events");
  events.onmessage = ({ data }) => {
    const state = JSON.parse(data);
    show(state.problems);
    if (state.version > version) {
      sessionStorage.setItem(KEY, String(scrollY));
      location.reload();
    }
  };
})();
