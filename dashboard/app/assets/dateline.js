/* What the browser does by itself: it turns what a reader does into clicks {view, click}, keeps the address
   in step with the selection, and saves pictures. What is selected is decided in one place, on the server. */
(function () {
  "use strict";
  var count = 0;
  var nothing = function () { return window.dash_clientside.no_update; };

  function send(view, click) {
    count += 1;
    window.dash_clientside.set_props("click", { data: { view: view, click: click, n: Date.now() + count / 1000 } });
  }

  function address(params) {
    var query = new URLSearchParams();
    Object.keys(params || {}).forEach(function (name) {
      params[name].forEach(function (value) { query.append(name, value); });
    });
    var text = query.toString();
    return text ? "?" + text : "";
  }

  function day(value) {
    /* The calendar day of a plotly axis value, or null. */
    var match = /^(-?\d{4}-\d{2}-\d{2})/.exec(String(value));
    return match ? match[1] : null;
  }

  function stored(name) {
    try { return window.localStorage.getItem(name); } catch (error) { return null; }
  }

  function preferred() {
    var kept = stored("dateline-theme");
    if (kept === "light" || kept === "dark") { return kept; }
    return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  function device() {
    var theme = preferred();
    document.documentElement.dataset.theme = theme;
    return { theme: theme, narrow: window.innerWidth < 640 };
  }

  function same(a, b) { return JSON.stringify(a) === JSON.stringify(b); }

  function plot(id) {
    var holder = document.getElementById(id);
    return holder && holder.querySelector(".js-plotly-plot");
  }

  /* The picture as a reader sees it, with its title, what is selected and where it comes from written into it. */
  function picture(id, format) {
    var graph = plot(id);
    if (!graph || !window.Plotly) { return; }
    var panel = graph.closest("[data-title]");
    var title = panel ? panel.dataset.title : "Dateline";
    var summary = document.getElementById("summary");
    var foot = "Dateline · " + (summary ? summary.innerText.replace(/\s+/g, " ").trim() : "");
    var clean = function (text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"); };
    var layout = JSON.parse(JSON.stringify(graph.layout));
    var style = window.getComputedStyle(document.body);
    var margin = layout.margin || {};
    layout.width = Math.max(1000, graph.offsetWidth);
    layout.height = graph.offsetHeight + 84;
    layout.margin = Object.assign({}, margin, { t: (margin.t || 0) + 48, b: (margin.b || 0) + 36 });
    layout.paper_bgcolor = style.getPropertyValue("--panel").trim() || "#ffffff";
    layout.title = { text: clean(title), x: 0.012, xanchor: "left", y: 1, yanchor: "top", yref: "container", pad: { t: 16 },
                     font: { size: 18 } };
    layout.annotations = (layout.annotations || []).concat([{
      text: clean(foot), showarrow: false, xref: "paper", yref: "paper", x: 0, y: 0, xanchor: "left", yanchor: "top",
      yshift: -(margin.b || 0) - 8, xshift: -(margin.l || 0) + 12, font: { size: 11 }
    }]);
    window.Plotly.downloadImage({ data: graph.data, layout: layout, config: graph._context && { topojsonURL: graph._context.topojsonURL } },
      { format: format, filename: "dateline-" + id, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1 });
  }

  function copyLink(button) {
    var done = function () {
      var before = button.getAttribute("aria-label");
      button.classList.add("done");
      button.setAttribute("aria-label", "Link copied");
      window.setTimeout(function () { button.classList.remove("done"); button.setAttribute("aria-label", before); }, 1600);
    };
    var old = function () {
      var field = document.createElement("textarea");
      field.value = window.location.href;
      document.body.appendChild(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      done();
    };
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(window.location.href).then(done, old); } else { old(); }
  }

  function switchTheme() {
    var theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    try { window.localStorage.setItem("dateline-theme", theme); } catch (error) { /* private window */ }
    window.dash_clientside.set_props("device", { data: device() });
  }

  /* Everything that can be clicked says itself what it does. */
  document.addEventListener("click", function (event) {
    var target = event.target.closest("[data-click], [data-picture], [data-do], [data-range]");
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target) || target) { menu.open = false; }
    });
    if (!target) { return; }
    if (target.dataset.click) { send(target.dataset.view, JSON.parse(target.dataset.click)); }
    if (target.dataset.picture) { picture(target.dataset.picture, target.dataset.format); }
    if (target.dataset.range) { window.dash_clientside.set_props("viewport", { data: JSON.parse(target.dataset.range) }); }
    if (target.dataset.do === "theme") { switchTheme(); }
    if (target.dataset.do === "link") { copyLink(target); }
  });

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "Escape" && document.querySelector(".drawer .close")) { document.querySelector(".drawer .close").click(); }
    if (event.key === "/" && !typing) {
      var search = document.getElementById("search");
      if (search) { event.preventDefault(); search.focus(); }
    }
  });

  window.addEventListener("popstate", function () { send("url", { query: window.location.search }); });

  var narrow = null;
  window.addEventListener("resize", function () {
    var now = window.innerWidth < 640;
    if (narrow !== null && now !== narrow) { window.dash_clientside.set_props("device", { data: device() }); }
    narrow = now;
  });

  document.documentElement.dataset.theme = preferred();

  /* The map's shapes are under way before plotly asks for them. */
  var assets = window.PlotlyGeoAssets = window.PlotlyGeoAssets || { topojson: {} };
  window.fetch("topojson/world_50m.json").then(function (answer) { return answer.json(); })
    .then(function (shapes) { assets.topojson.world_50m = shapes; }, function () { /* plotly asks again */ });

  /* Whoever opens evidence by keyboard lands in it, and back where he was when it closes. */
  function follow() {
    var holder = document.getElementById("evidence"), before = null;
    if (!holder) { return; }
    new MutationObserver(function () {
      var close = holder.querySelector(".drawer .close");
      if (close && !before) { before = document.activeElement; close.focus({ preventScroll: true }); }
      if (!close && before) {
        var back = document.contains(before) ? before : document.querySelector("#list .card");
        if (back) { back.focus({ preventScroll: true }); }
        before = null;
      }
    }).observe(holder, { childList: true, subtree: true });
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    dateline: {
      boot: function () {
        narrow = window.innerWidth < 640;
        follow();
        return [device(), { view: "url", click: { query: window.location.search }, n: Date.now() }];
      },

      remember: function (params) {
        /* The address and the fields follow the selection; a field in which somebody types is left alone.
           Going back is a click like any other. */
        if (!params) { return [nothing(), nothing(), nothing()]; }
        var wanted = address(params);
        if (wanted !== address(parse(window.location.search))) {
          window.history.pushState(null, "", window.location.pathname + wanted);
        }
        document.querySelectorAll("a[data-export]").forEach(function (link) {
          link.href = link.dataset.export + wanted;
        });
        return ["search", "since", "until"].map(function (id) {
          var field = document.getElementById(id), told = (params[id === "search" ? "q" : id] || [""])[0];
          return field && field === document.activeElement && told !== "" ? nothing() : told;
        });
      },

      pressed: function (clicked) {
        /* A mark on any chart carries what it means as customdata: [name, value]. */
        if (!clicked || !clicked.points || !clicked.points.length) { return nothing(); }
        var means = clicked.points[0].customdata;
        if (!Array.isArray(means)) { return nothing(); }
        var click = {};
        click[means[0]] = means[1];
        send(means[0] === "country" || means[0] === "place" ? "map" : means[0] === "year" ? "trade" : "timeline", click);
        return nothing();
      },

      brushed: function (change, params) {
        if (!change) { return nothing(); }
        var ends = null;
        if (change.selections) {
          if (!change.selections.length) { ends = [null, null]; } else {
            var last = change.selections[change.selections.length - 1];
            ends = [last.x0, last.x1];
          }
        } else if (change["selections[0].x0"] !== undefined) {
          ends = [change["selections[0].x0"], change["selections[0].x1"]];
        }
        if (!ends) { return nothing(); }
        var days = ends.map(day);
        if (days[0] && days[1] && days[0] > days[1]) { days.reverse(); }
        var click = { since: days[0] ? [days[0]] : [], until: days[1] ? [days[1]] : [] };
        var now = params || {};
        if (same(click.since, now.since || []) && same(click.until, now.until || [])) { return nothing(); }
        send("timeline", click);
        return nothing();
      },

      filtered: function (search, since, until, certainty, country, status, source, shade, params) {
        /* Sends the one filter that differs from what is selected; a control that was only set to it sends nothing. */
        if (!params) { return nothing(); }
        var list = function (value) { return value === null || value === undefined || value === "" ? [] : [].concat(value); };
        var is = { q: list((search || "").trim().replace(/\s+/g, " ")), since: list(since), until: list(until),
                   certainty: certainty === "possibly" ? [] : list(certainty), country: list(country), status: list(status),
                   source: list(source), shade: shade === "events" ? [] : list(shade) };
        var triggered = window.dash_clientside.callback_context.triggered.map(function (t) { return t.prop_id.split(".")[0]; });
        var changes = {};
        Object.keys(is).forEach(function (name) {
          var control = name === "q" ? "search" : name;
          if (triggered.indexOf(control) >= 0 && !same(is[name], params[name] || [])) { changes[name] = is[name]; }
        });
        if (Object.keys(changes).length) { send("filters", changes); }
        return nothing();
      }
    }
  });

  function parse(search) {
    var found = {};
    new URLSearchParams(search).forEach(function (value, name) { (found[name] = found[name] || []).push(value); });
    return found;
  }
}());
