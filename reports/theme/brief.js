// Cards with a claim's quote open by CSS on hover and focus. This adds what CSS can't do: Escape closes a card, and
// on a touch screen the first tap opens it, the second follows the link. Without this script every claim is a plain link.
// The contents are closed where they would push the bottom line off the first screen. A sentence that is copied carries
// its source. Where the page was opened from a disk, as one that was sent alone, the files that come with it
// elsewhere are named and not linked.
(() => {
  const touch = window.matchMedia("(hover: none)");
  const closed = (claim) => claim.classList.add("closed");
  const prepare = (claim) => {
    const card = claim.querySelector(".card");
    const place = () => {
      card.style.translate = "0";
      const box = card.getBoundingClientRect();
      const over = box.right - (document.documentElement.clientWidth - 8);
      if (over > 0) card.style.translate = `${-over}px`;
      else if (box.left < 8) card.style.translate = `${8 - box.left}px`;
    };
    claim.addEventListener("pointerenter", () => { claim.classList.remove("closed"); place(); });
    claim.addEventListener("focusin", () => { claim.classList.remove("closed"); place(); });
    claim.addEventListener("focusout", () => claim.classList.remove("open"));
    claim.querySelector("a").addEventListener("click", (event) => {
      if (touch.matches && !claim.classList.contains("open")) {
        event.preventDefault();
        document.querySelectorAll(".claim.open").forEach((other) => other.classList.remove("open"));
        claim.classList.add("open");
        place();
      }
    });
  };
  const begin = (part) => part.querySelectorAll(".claim").forEach(prepare);
  begin(document);
  document.addEventListener("exchanged", (event) => begin(event.target)); // a preview put a newer part in a part's place
  const contents = document.querySelector(".toc details");
  if (contents && !window.matchMedia("(min-width: 64rem)").matches) contents.open = false;
  document.addEventListener("copy", (event) => {
    const chosen = getSelection();
    if (chosen.isCollapsed || !event.target.closest?.("main")) return;
    const within = (selector) => [...document.querySelectorAll(selector)].filter((part) => chosen.containsNode(part, true));
    const sources = within("main .claim:not(.why)").map((part) => part.querySelector(".card-source").textContent);
    const cited = within("main .citation a").map((part) => document.querySelector(part.getAttribute("href"))?.textContent.trim());
    const page = `${document.title}, as of ${document.querySelector("time").textContent}`;
    const lines = [...new Set([...sources, ...cited, page])].filter(Boolean).map((line) => line.replace(/\s+/g, " "));
    event.clipboardData.setData("text/plain", `${chosen.toString().trim()}\n\n${lines.join("\n")}\n`);
    event.preventDefault();
  });
  if (location.protocol === "file:") {
    document.querySelectorAll(".files a").forEach((link) => link.replaceWith(`${link.textContent} (${link.getAttribute("href")})`));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll(".claim").forEach(closed);
  });
})();
