// Cards with a claim's quote open by CSS on hover and focus. This adds what CSS can't do: Escape closes a card, and
// on a touch screen the first tap opens it, the second follows the link. Without this script every claim is a plain link.
(() => {
  const touch = window.matchMedia("(hover: none)");
  const closed = (claim) => claim.classList.add("closed");
  document.querySelectorAll(".claim").forEach((claim) => {
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
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll(".claim").forEach(closed);
  });
})();
