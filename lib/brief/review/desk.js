// The desk in the browser: shows what the session says, sends what is pressed. Nothing is decided here.
const KEYS = { a: "accept", c: "correct", r: "refuse", s: "skip", b: "back" };

function make(parent, tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

function listed(parent, name, items) {
  if (!items.length) return;
  const list = make(parent, "ul", name);
  for (const item of items) make(list, "li", "", item);
  if (name === "brief-desk-problems") list.setAttribute("role", "alert");
}

function place(shown) {
  return `line ${shown.line}${shown.page ? `, page ${shown.page}` : ""}`;
}

function render({ model, el }) {
  const root = make(el, "section", "brief-desk");
  root.tabIndex = 0;
  // JupyterLab takes keys before anything in a cell's output sees them, unless this stands around it.
  root.dataset.lmSuppressShortcuts = "true";
  let editing = false;

  function press(step) {
    if (step === "correct") return edit();
    model.send({ step });
    root.focus();
  }

  function edit() {
    const area = root.querySelector("textarea");
    if (!area) return;
    editing = true;
    area.readOnly = false;
    area.focus();
    root.querySelector(".brief-desk-hint").textContent = "Ctrl+Enter keeps what you wrote, Escape drops it";
  }

  function leave(keep) {
    const area = root.querySelector("textarea");
    editing = false;
    if (keep) model.send({ record: area.value });
    else draw();
    root.focus();
  }

  function record(shown) {
    const area = make(root, "textarea", "brief-desk-record");
    area.value = shown.record;
    area.rows = shown.record.split("\n").length + 1;
    area.readOnly = true;
    area.spellcheck = false;
    area.setAttribute("aria-label", "The record that it would make");
  }

  function buttons(shown) {
    const bar = make(root, "div", "brief-desk-keys");
    for (const [key, step] of Object.entries(KEYS)) {
      if (!shown && step !== "back") continue;
      const button = make(bar, "button", "", "");
      make(button, "kbd", "", key);
      button.append(` ${step}`);
      button.setAttribute("aria-label", step);
      button.setAttribute("aria-keyshortcuts", key);
      button.addEventListener("click", () => press(step));
    }
    make(bar, "span", "brief-desk-hint");
  }

  function draw() {
    const view = model.get("view");
    const { shown, progress } = view;
    const had = root.contains(document.activeElement);
    root.replaceChildren();
    root.setAttribute("aria-label", `Review of ${view.document}`);
    const head = make(root, "header", "", view.document);
    const done = progress.figures - progress.open;
    make(
      head,
      "span",
      "brief-desk-progress",
      `${done} of ${progress.figures} decided · ${progress.claimed} in claims · ${progress.refused} refused`,
    );
    const bar = make(root, "progress", "");
    bar.max = progress.figures || 1;
    bar.value = done;
    bar.setAttribute("aria-label", "Figures decided on");
    if (shown) {
      const sentence = make(root, "p", "brief-desk-sentence", `${shown.before} `);
      make(sentence, "mark", "", shown.figure);
      sentence.append(` ${shown.behind}`);
      make(sentence, "small", "", place(shown));
      record(shown);
      listed(root, "brief-desk-notes", shown.notes);
      listed(root, "brief-desk-problems", [...new Set([...view.problems, ...shown.problems])]);
    } else {
      make(root, "p", "brief-desk-sentence", `Nothing is open. ${view.end}`);
      listed(root, "brief-desk-problems", view.problems);
    }
    buttons(shown);
    const told = make(root, "p", "brief-desk-told", view.told);
    told.setAttribute("role", "status");
    if (had) root.focus();
  }

  root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (editing) {
      if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
        event.preventDefault();
        leave(event.key === "Enter");
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const step = KEYS[event.key.toLowerCase()];
    if (!step) return;
    event.preventDefault();
    press(step);
  });

  draw();
  model.on("change:view", draw);
  // Whoever runs the cell goes on with keys; JupyterLab first gives the focus to the next cell.
  const focus = setTimeout(() => root.focus({ preventScroll: true }), 300);
  return () => {
    clearTimeout(focus);
    model.off("change:view", draw);
  };
}

export default { render };
