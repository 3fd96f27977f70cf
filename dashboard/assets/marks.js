/* The marks of a live chart for those who use no mouse: one stop of the Tab key a chart, arrow keys from mark to mark,
   the words as written at each, Enter for its provenance. The buttons stand over the marks and let the mouse through. */
(function () {
  "use strict";
  const ONWARD = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  function marks(plot) {
    const found = new Map(), axes = plot._fullLayout;
    plot._fullData.forEach(function (trace, curve) {
      if (trace.type === "scatter" && trace.mode !== "markers") return;
      (trace.customdata || []).forEach(function (figure, point) {
        const left = axes.xaxis._offset + axes.xaxis.d2p(trace.x[point]), top = axes.yaxis._offset + axes.yaxis.d2p(trace.y[point]);
        const said = Array.isArray(trace.hovertext) ? trace.hovertext[point] : trace.hovertext;
        found.set(figure, { figure: figure, curve: curve, point: point, left: left, top: top, said: said, first: trace.type === "bar" ? top : left });
      });
    });
    return Array.from(found.values()).sort(function (one, other) { return one.first - other.first || one.top - other.top; });
  }

  function button(plot, mark) {
    const made = document.createElement("button");
    made.type = "button";
    made.tabIndex = -1;
    made.dataset.figure = mark.figure;
    made.setAttribute("aria-label", mark.said.replace(/<br>/g, ". ").replace(/<[^>]*>/g, ""));
    made.style.left = mark.left + "px";
    made.style.top = mark.top + "px";
    made.addEventListener("focus", function () {
      window.Plotly.Fx.hover(plot, [{ curveNumber: mark.curve, pointNumber: mark.point }]);
    });
    made.addEventListener("blur", function () { window.Plotly.Fx.unhover(plot); });
    return made;
  }

  function stand(place) {
    const plot = place.querySelector(".js-plotly-plot"), picture = place.parentElement;
    const focused = picture.contains(document.activeElement) ? document.activeElement.dataset.figure : null;
    const before = picture.querySelector(".marks");
    const group = document.createElement("div");
    group.className = "marks";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", picture.dataset.marks);
    group.append.apply(group, marks(plot).map(button.bind(null, plot)));
    if (before) before.replaceWith(group);
    else picture.append(group);
    const same = Array.from(group.children).find(function (each) { return each.dataset.figure === focused; });
    reach(group, same || group.firstElementChild);
    if (same) same.focus({ preventScroll: true });
  }

  /* Of all marks of a chart, the Tab key stops at one. */
  function reach(group, mark) {
    Array.from(group.children).forEach(function (each) { each.tabIndex = each === mark ? 0 : -1; });
  }

  document.addEventListener("drawn", function (event) {
    const plot = event.target.querySelector(".js-plotly-plot");
    stand(event.target);
    if (plot.dataset.marked) return;
    plot.dataset.marked = "yes";
    plot.on("plotly_relayout", function () { stand(event.target); });
  });

  document.addEventListener("keydown", function (event) {
    const group = event.target.closest(".marks"), step = ONWARD[event.key];
    if (!group || !step) return;
    const all = Array.from(group.children);
    const next = all[(all.indexOf(event.target) + step + all.length) % all.length];
    event.preventDefault();
    reach(group, next);
    next.focus({ preventScroll: true });
  });
})();
