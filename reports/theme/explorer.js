// The pill arithmetic of lib/brief/economics.py (`chain`), step by step the same, so that the page can answer
// "what if". A test runs both on the same inputs.
const chain = ({ price_per_kg, mg_per_pill, purity, loss_share, price_per_pill }) => {
  const pills = Math.round((1000000 * purity) / mg_per_pill);
  const pills_sold = pills * (1 - loss_share);
  const revenue = pills_sold * price_per_pill;
  return {
    pills, pills_sold, revenue, cost: price_per_kg, multiple: revenue / price_per_kg,
    cost_per_pill: price_per_kg / pills, margin_per_pill: (revenue - price_per_kg) / pills,
    break_even_loss: Math.max(0, 1 - price_per_kg / (pills * price_per_pill)),
  };
};

document.querySelectorAll("form.explorer").forEach((form) => {
  const whole = (value) => Math.round(value).toLocaleString("en-US");
  const shown = {
    pills: whole,
    revenue: (value) => `$${whole(value)}`,
    multiple: (value) => (value < 10 ? value.toFixed(1) : whole(value)),
    break_even_loss: (value) => `${(value * 100).toFixed(2)} %`,
  };
  const update = () => {
    const given = {};
    form.querySelectorAll("input").forEach((input) => {
      given[input.name] = Number(input.value);
      const output = form.querySelector(`output[for="${input.id}"]`);
      const { before, after } = output.dataset;
      const value = after === " %" ? Math.round(given[input.name] * 100) : given[input.name];
      output.textContent = `${before}${value.toLocaleString("en-US")}${after}`;
      input.setAttribute("aria-valuetext", output.textContent);
    });
    const result = chain(given);
    form.querySelectorAll("[data-output]").forEach((place) => {
      place.textContent = shown[place.dataset.output](result[place.dataset.output]);
    });
  };
  form.addEventListener("input", update);
  form.addEventListener("reset", () => requestAnimationFrame(update));
});
