/* What the page does by itself: it measures the room for the charts, opens a figure in place of following its link,
   moves the focus to the open panel and back, copies a citation, and fits the charts to paper. */
(function () {
  "use strict";
  /* Dash asks for plotly.js where this says; the renderer's own answer would be the full build. */
  const plotly = document.getElementById("plotly").href;
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: function () { return plotly; }, set: function () {} });

  const darkness = window.matchMedia("(prefers-color-scheme: dark)");

  // In steps of 40 px, as the widths that charts are drawn for are: readers with nearly the same screen ask the same.
  function canvas() {
    const picture = document.querySelector("#react-entry-point .picture");
    return { width: picture ? Math.floor(picture.clientWidth / 40) * 40 : 0, dark: darkness.matches };
  }

  let told = "";
  function tellCanvas() {
    const now = canvas();
    if (!now.width || !window.dash_clientside || !window.dash_clientside.set_props) return;
    const bucket = JSON.stringify(now);
    if (bucket === told) return;
    told = bucket;
    window.dash_clientside.set_props("canvas", { data: now });
  }

  let waiting;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(tellCanvas, 150);
  }

  function ask(figure) {
    window.dash_clientside.set_props("asked", { data: { figure: figure, at: Date.now() } });
  }

  function plain(event) {
    return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  }

  document.addEventListener("click", function (event) {
    const opener = event.target.closest("[data-figure]");
    if (event.target.closest(".live #clear") && plain(event)) event.preventDefault(); // Dash follows the click
    if (opener && plain(event) && opener.closest(".live")) {
      event.preventDefault();
      ask(opener.getAttribute("data-figure"));
    } else if (event.target.hasAttribute("data-png")) {
      savePng(document.getElementById(event.target.getAttribute("data-png")));
    } else if (event.target.id === "copy") {
      copy(event.target);
    } else if (event.target.id === "panel") {
      ask(""); // outside of the panel's content: its backdrop
    }
  });

  function copy(button) {
    const citation = document.getElementById("citation").textContent;
    navigator.clipboard.writeText(citation).then(function () {
      button.textContent = button.getAttribute("data-copied");
    });
  }

  /* PNG is made of the SVG that the server draws; twice its size, so that it is sharp on paper. */
  function savePng(svg) {
    const picture = new Image();
    picture.onload = function () {
      const canvas = document.createElement("canvas");
      canvas.width = picture.naturalWidth * 2;
      canvas.height = picture.naturalHeight * 2;
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (png) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(png);
        link.download = svg.download.replace("svg", "png");
        link.click();
        setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
      });
    };
    picture.onerror = function () { svg.click(); }; // the reader has a picture all the same
    picture.src = svg.href;
  }

  const title = document.title;

  function follow(content, figure) {
    const panel = document.getElementById("panel");
    const heading = document.getElementById("panel-title");
    document.title = figure && heading ? heading.textContent + " – " + title : title;
    if (!figure) {
      if (panel.open) panel.close(); // the browser gives the focus back to where it was
    } else {
      if (!panel.open) panel.showModal();
      panel.scrollTop = 0;
      if (heading) heading.focus();
    }
    return figure;
  }

  document.addEventListener(
    "cancel",
    function (event) {
      if (event.target.id !== "panel") return;
      event.preventDefault();
      ask("");
    },
    true
  );

  function fit(width) {
    document.querySelectorAll(".js-plotly-plot").forEach(function (chart) {
      if (window.Plotly) window.Plotly.relayout(chart, { width: width });
    });
  }
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (each) { each.open = true; });
    fit(690);
  });
  window.addEventListener("afterprint", function () { fit(null); });

  window.addEventListener("resize", soon);
  darkness.addEventListener("change", tellCanvas);

  /* The live page takes the place of the still one when its chart is drawn; the focus goes along. */
  function swap() {
    const live = document.getElementById("react-entry-point");
    const still = document.getElementById("still");
    if (!still || !live.querySelector("#displacement-chart .main-svg")) return false;
    const focused = still.contains(document.activeElement) ? document.activeElement : null;
    const same = focused && (focused.id ? "#" + focused.id : 'a[href="' + focused.getAttribute("href") + '"]');
    still.querySelectorAll("[data-kept]").forEach(function (rows) { // long tables that the live page leaves to it
      const room = live.querySelector("#" + rows.id);
      if (room && !room.hasChildNodes()) room.append(...rows.childNodes);
    });
    const folded = live.querySelectorAll("details"); // the same parts in the same order
    still.querySelectorAll("details").forEach(function (each, place) { folded[place].open = each.open; });
    still.remove();
    live.classList.add("live");
    if (same && live.querySelector(same)) live.querySelector(same).focus({ preventScroll: true });
    return true;
  }

  new MutationObserver(function (_, observer) {
    if (!told) tellCanvas();
    if (swap()) observer.disconnect();
  }).observe(document.getElementById("react-entry-point"), { childList: true, subtree: true });

  document.addEventListener("submit", function (event) {
    if (event.target.closest(".live")) event.preventDefault(); // every choice has been followed already
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { page: { follow: follow } });
})();
