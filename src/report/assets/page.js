// Values of charts on hover, touch and keyboard: one mark of each chart takes part in the order of the tab key,
// the arrow keys go on from there, Escape hides the value.
(() => {
  "use strict";
  const tip = document.getElementById("tip");
  const hide = () => (tip.hidden = true);

  const show = (mark, x, y) => {
    const label = document.createElement("b");
    const value = document.createElement("span");
    label.dir = value.dir = "auto";
    label.textContent = mark.dataset.l;
    value.textContent = mark.dataset.v;
    tip.replaceChildren(label, value);
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, x - width / 2), document.documentElement.clientWidth - width - 8);
    tip.style.left = left + "px";
    tip.style.top = (y - height - 14 > 4 ? y - height - 14 : y + 20) + "px";
  };

  const markOf = (event) => (event.target.closest ? event.target.closest("[data-v]") : null);
  const byPointer = (event) => {
    const mark = markOf(event);
    if (mark) show(mark, event.clientX, event.clientY);
    else hide();
  };
  document.addEventListener("pointermove", byPointer);
  document.addEventListener("pointerdown", byPointer);
  document.addEventListener("scroll", hide, { passive: true });
  document.addEventListener("focusout", hide);
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (!mark || !mark.matches(":focus-visible")) return;
    const box = mark.getBoundingClientRect();
    show(mark, box.left + box.width / 2, Math.max(box.top, 40));
  });

  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  for (const chart of document.querySelectorAll("[data-keys]")) {
    const marks = [...chart.querySelectorAll("[data-v]")];
    marks.forEach((mark, at) => mark.setAttribute("tabindex", at === 0 ? "0" : "-1"));
    chart.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
      const at = marks.indexOf(document.activeElement);
      if (at < 0 || !(event.key in steps)) return;
      event.preventDefault();
      const next = marks[Math.min(Math.max(at + steps[event.key], 0), marks.length - 1)];
      marks[at].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus({ focusVisible: true });
    });
  }
})();
