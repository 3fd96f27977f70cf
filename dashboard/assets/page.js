/* What the page does by itself: it opens a figure in place of following its link, moves the focus to the open panel and
   back, clears the filters, copies a citation, and fits the charts to paper. */
(function () {
  "use strict";
  function ask(figure) {
    document.dispatchEvent(new CustomEvent("ask", { detail: figure }));
  }

  function plain(event) {
    return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  }

  document.addEventListener("click", function (event) {
    const opener = event.target.closest("[data-figure]");
    if (event.target.closest(".live #clear") && plain(event)) {
      event.preventDefault();
      clear(document.getElementById("filters"));
    }
    if (opener && plain(event) && opener.closest(".live")) {
      event.preventDefault();
      ask(opener.getAttribute("data-figure"));
    } else if (event.target.hasAttribute("data-png")) {
      savePng(document.getElementById(event.target.getAttribute("data-png")));
    } else if (event.target.hasAttribute("data-copies")) {
      copy(event.target);
    } else if (event.target.id === "panel") {
      ask(""); // outside of the panel's content: its backdrop
    }
  });

  /* How the charts are drawn is chosen outside of the form, and stays. */
  function clear(form) {
    form.querySelectorAll("select").forEach(function (each) { each.selectedIndex = 0; });
    form.querySelectorAll("input").forEach(function (each) { each.value = ""; });
    form.requestSubmit();
  }

  function copy(button) {
    const citation = document.getElementById(button.getAttribute("data-copies")).textContent;
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

  const title = document.querySelector("h1").textContent;

  /* The title says what is open, else how many figures the filters leave. */
  function entitle(heading) {
    const form = document.getElementById("filters");
    const controls = Array.from(form.querySelectorAll(".controls select, .controls input"));
    const chosen = controls.some(function (each) { return each.value && each.value !== "all"; });
    const said = heading ? heading.textContent : chosen ? document.getElementById("shown").textContent : "";
    document.title = said ? said + " – " + title : title;
  }

  /* The panel is open while something stands in it. */
  document.addEventListener("filled", function (event) {
    const panel = document.getElementById("panel"), heading = document.getElementById("panel-title");
    if (event.target.id === "shown") entitle(heading);
    if (event.target !== panel) return;
    entitle(heading);
    if (!panel.hasChildNodes()) {
      if (panel.open) panel.close(); // the browser gives the focus back to where it was
      return;
    }
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    if (heading) heading.focus();
  });

  document.addEventListener(
    "cancel",
    function (event) {
      if (event.target.id !== "panel") return;
      event.preventDefault();
      ask("");
    },
    true
  );

  const PAPER = 690; // px between the margins of A4; a chart is made smaller as a whole, so that its labels stay clear of each other

  function fit(width) {
    document.querySelectorAll(".js-plotly-plot").forEach(function (chart) {
      chart.style.zoom = width ? Math.min(1, width / chart.clientWidth) : "";
    });
  }
  let unfolded = [];
  window.addEventListener("beforeprint", function () {
    unfolded = Array.from(document.querySelectorAll("details.rows:not([open])")); // for browsers whose style cannot open them
    unfolded.forEach(function (each) { each.open = true; });
    fit(PAPER);
  });
  window.addEventListener("afterprint", function () {
    unfolded.forEach(function (each) { each.open = false; });
    fit(0);
  });
})();
