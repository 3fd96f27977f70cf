/* The live parts of the page, as components of Dash. The page stands already: a part renders nothing, it changes the
   element that has its id, and tells Dash what happens there. `dashboard/live.py` names them and their properties. */
(function () {
  "use strict";
  const { useEffect, useLayoutEffect, useRef } = window.React;
  const served = window.location.search; // the view that the still pictures are of

  function element(id) {
    return document.getElementById(id);
  }

  /* What has the focus may be replaced by the same again: then that takes it. What was unfolded stays so. */
  function replacing(where, replace) {
    const unfolded = Array.from(where.querySelectorAll("details"), function (each) { return each.open; });
    const focused = where.contains(document.activeElement) && document.activeElement;
    const same = focused && (focused.id ? "#" + focused.id : 'a[href="' + focused.getAttribute("href") + '"]');
    replace();
    where.querySelectorAll("details").forEach(function (each, place) { each.open = Boolean(unfolded[place]); });
    const found = same && !document.contains(focused) && (where.querySelector(same) || document.querySelector(same));
    if (found) found.focus({ preventScroll: true });
  }

  function Part(props) {
    const filled = useRef(false);
    useLayoutEffect(function () {
      const part = element(props.id);
      if (props.html === undefined || (!filled.current && stands(part, props.html))) return;
      filled.current = true;
      replacing(part, function () { part.innerHTML = props.html; });
      part.dispatchEvent(new Event("filled", { bubbles: true }));
    }, [props.html]);
    useLayoutEffect(function () {
      Object.entries(props.attributes || {}).forEach(function (each) { element(props.id).setAttribute(each[0], each[1]); });
    }, [props.attributes]);
    return null;
  }

  /* Whether a part says so already, as after a visit to the address of a view: then it is left alone. */
  function stands(part, html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.innerHTML === part.innerHTML;
  }

  function Room(props) {
    useEffect(function () {
      const darkness = window.matchMedia("(prefers-color-scheme: dark)");
      let told, waiting;
      // In steps of 40 px, as the widths that charts are drawn for are: readers with nearly the same screen ask the same.
      function measure() {
        const width = Math.floor(document.querySelector(".picture").clientWidth / 40) * 40;
        const now = { width: width, dark: darkness.matches };
        if (!width || JSON.stringify(now) === told) return;
        told = JSON.stringify(now);
        window.dash_clientside.set_props(props.id, { data: now });
      }
      function soon() {
        clearTimeout(waiting);
        waiting = setTimeout(measure, 150);
      }
      window.addEventListener("resize", soon);
      darkness.addEventListener("change", measure);
      document.documentElement.classList.add("live");
      document.dispatchEvent(new Event("live")); // first the view, then the room to draw it in
      measure();
      return function () {
        window.removeEventListener("resize", soon);
        darkness.removeEventListener("change", measure);
      };
    }, []);
    return null;
  }

  let loading;
  function plotly() {
    loading = loading || new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = element("plotly").href;
      script.onload = function () { resolve(window.Plotly); };
      script.onerror = function () {
        loading = null; // the next chart tries again
        reject(new Error("plotly.js did not come"));
      };
      document.head.append(script);
    });
    return loading;
  }

  /* A chart on the screen is drawn now, another one when nothing is more urgent. */
  function when(place, draw) {
    const box = place.getBoundingClientRect();
    if (box.top < window.innerHeight && box.bottom > 0) draw();
    else (window.requestIdleCallback || window.setTimeout)(draw);
  }

  function Chart(props) {
    const newest = useRef();
    newest.current = props.figure;
    useEffect(function () {
      if (!props.figure) return;
      const place = element(props.id);
      const isOther = place.dataset.told || window.location.search !== served;
      if (isOther) place.classList.add("waiting"); // what stands there is of another view
      place.dataset.told = "yes";
      plotly().then(function () {
        when(place, function () { if (newest.current === props.figure) draw(place, props); });
      });
    }, [props.figure]);
    useEffect(function () {
      if (props.label) name(element(props.id), props.label);
    }, [props.label]);
    return null;
  }

  function draw(place, props) {
    const still = place.querySelectorAll(".still");
    const plot = place.querySelector(".drawing") || place.appendChild(drawing());
    window.Plotly.react(plot, props.figure.data, props.figure.layout, props.config).then(function () {
      if (still.length) name(place, still[0].firstChild.getAttribute("aria-label"));
      replacing(place, function () { still.forEach(function (each) { each.remove(); }); });
      place.classList.remove("waiting");
      if (!plot.dataset.clicked) follow(plot);
      place.dispatchEvent(new Event("drawn", { bubbles: true }));
    });
  }

  function drawing() {
    const plot = document.createElement("div");
    plot.className = "drawing";
    return plot;
  }

  function name(place, label) {
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", label);
  }

  function follow(plot) {
    plot.dataset.clicked = "yes";
    plot.on("plotly_click", function (click) {
      const figure = click.points[0].customdata;
      if (figure) plot.dispatchEvent(new CustomEvent("ask", { detail: figure, bubbles: true }));
    });
  }

  function Store() {
    return null;
  }

  window.live_page = { Chart: Chart, Part: Part, Room: Room, Store: Store };
})();
