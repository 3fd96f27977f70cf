/* The address says what is shown: the choices of the form and the open figure. Each change of them is a step that Back
   undoes. Dash hears of it as `view`, the query without the figure, `opened`, the figure, and `counted`, of the query what
   the agencies' counts depend on. */
(function () {
  "use strict";
  const PATIENCE = 1000; // ms; a date is whole at each stroke of its year
  const form = document.getElementById("filters");
  const COUNTED = ["from", "to", "beside"]; // what the long table of the agencies' counts depends on
  const told = { view: "", opened: "", counted: "" };

  function asked() {
    return new URLSearchParams(window.location.search);
  }

  function written(query) {
    return query.toString() && "?" + query;
  }

  function controls() {
    return Array.from(form.elements).filter(function (each) { return each.name; });
  }

  /* The first choice of each control is the one that needs no mention. */
  function chosen() {
    const query = new URLSearchParams();
    controls().forEach(function (each) {
      if (each.options ? each.selectedIndex > 0 : each.value) query.set(each.name, each.value);
    });
    return query;
  }

  function choose(query) {
    controls().forEach(function (each) {
      each.value = query.get(each.name) || "";
      if (each.options && each.selectedIndex < 0) each.selectedIndex = 0;
    });
  }

  function isTouched(control) {
    return control.options ? !control.selectedOptions[0].defaultSelected : control.value !== control.defaultValue;
  }

  function tell() {
    const query = asked();
    const figure = query.get("figure") || "";
    query.delete("figure");
    store("view", written(query));
    store("opened", figure);
    store("counted", written(new URLSearchParams(Array.from(query).filter(function (each) { return COUNTED.includes(each[0]); }))));
  }

  function store(name, data) {
    if (told[name] !== data) window.dash_clientside.set_props(name, { data: (told[name] = data) });
  }

  function go(query, figure) {
    if (figure) query.set("figure", figure);
    else query.delete("figure");
    if (written(query) === window.location.search) return;
    window.history.pushState(null, "", window.location.pathname + written(query));
    tell();
  }

  function follow() {
    go(chosen(), asked().get("figure"));
  }

  let waiting;
  function listen() {
    document.addEventListener("change", function (event) {
      if (event.target.form !== form) return; // a control may stand outside of its form
      clearTimeout(waiting);
      if (event.target.type === "date") waiting = setTimeout(follow, PATIENCE);
      else follow();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      follow();
    });
    document.addEventListener("ask", function (event) { go(asked(), event.detail); });
    window.addEventListener("popstate", function () {
      choose(asked());
      tell();
    });
    if (controls().some(isTouched)) follow(); // before Dash was there
    else tell();
  }

  document.addEventListener("live", listen, { once: true });
})();
