import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inRepository } from "../local/paths.ts";
import { LOCAL_FIGURES, modelMarkdown } from "../model/table.ts";
import { barChart } from "./bar-chart.ts";
import { type Chart, chartsOf, type KeptRun, readRun } from "./charts-of.ts";
import { withCharts, withModel } from "./document.ts";
import { keptCharts } from "./kept.ts";
import { benchReport, peakRun, peersRun, sellOutRun, sizeRun } from "./runs.fixture.ts";
import { HEIGHT, WIDTH, widthOf } from "./svg.ts";
import { xyChart } from "./xy-chart.ts";

const runs: readonly KeptRun[] = [peakRun, sellOutRun, peersRun, sizeRun, benchReport];
const charts = runs.flatMap((run) => chartsOf(run, "docs/capacity/imagined.json"));
const chartNamed = (name: string) => charts.find((chart) => chart.name === name)?.svg ?? "";

/** Where each text begins and ends, by the width its letters have about. */
function extents(
  svg: string,
): { readonly words: string; readonly from: number; readonly to: number; readonly y: number }[] {
  return [...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)"([^>]*)>([^<]*)<\/text>/gu)]
    .filter(([, , , attributes = ""]) => !attributes.includes("rotate"))
    .map(([, x, y, attributes = "", words = ""]) => {
      const size = /class="(?:caption)"/.test(attributes) ? 11 : /class="title"/.test(attributes) ? 18 : 13;
      const width = widthOf(words.replaceAll(/&\w+;/g, "&"), size);
      const share = attributes.includes('"end"') ? 1 : attributes.includes('"middle"') ? 0.5 : 0;
      const from = Number(x) - width * share;
      return { words, from, to: from + width, y: Number(y) };
    });
}

describe("the charts", () => {
  test("are one of each subject of the report", () => {
    expect(charts.map(({ name }) => name).sort()).toEqual([
      "lag.svg",
      "latency.svg",
      "memory.svg",
      "peers.svg",
      "ping.svg",
      "shards.svg",
      "size.svg",
    ]);
  });

  test.each(charts)("$name says in words what it shows, from which JSON and of which day", ({ svg }) => {
    expect(svg).toMatch(/<title id="title">[^<]{10,}<\/title>\n<desc id="desc">[^<]{40,}<\/desc>/u);
    expect(svg).toContain("docs/capacity/imagined.json · taken 2026-01-02<");
    expect(svg).toContain("prefers-color-scheme:dark");
  });

  test.each(charts)("$name is whole: every element is closed, no number is missing", ({ svg }) => {
    const open: string[] = [];
    for (const [tag, slash, name = "", end] of svg.matchAll(/<(\/?)([a-z]+)(?:"[^"]*"|[^">])*?(\/?)>/gu)) {
      if (slash === "/") expect(open.pop(), tag).toBe(name);
      else if (end !== "/") open.push(name);
    }
    expect(open).toEqual([]);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
  });

  test.each(charts)("$name clips nothing: words and marks lie within the page", ({ svg }) => {
    for (const { words, from, to, y } of extents(svg)) {
      expect(from, words).toBeGreaterThanOrEqual(4);
      expect(to, words).toBeLessThanOrEqual(WIDTH - 4);
      expect(y, words).toBeLessThanOrEqual(HEIGHT - 4);
    }
    for (const [, x, y] of svg.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)"/gu)) {
      expect(Number(x)).toBeGreaterThan(0);
      expect(Number(x)).toBeLessThan(WIDTH);
      expect(Number(y)).toBeGreaterThan(60);
      expect(Number(y)).toBeLessThan(HEIGHT - 80);
    }
  });

  test.each(charts)("$name writes no words over others", ({ svg }) => {
    const all = extents(svg);
    const overlaps = all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => Math.abs(one.y - other.y) < 9 && one.from < other.to && other.from < one.to)
        .map((other) => `${one.words} / ${other.words}`),
    );
    expect(overlaps).toEqual([]);
  });

  test("are the same bytes from the same JSON", () => {
    const again = runs.flatMap((run) =>
      chartsOf(readRun(JSON.stringify(run), "imagined.json"), "docs/capacity/imagined.json"),
    );
    expect(again).toEqual(charts);
  });

  test("mark the knee, and show as hollow what was beyond it", () => {
    const svg = chartNamed("latency.svg");
    expect(svg).toContain("knee: 5,500/s");
    // Two steps beyond, three percentiles each; the legend's circles are full.
    expect(svg.match(/fill="var\(--paper\)" stroke/gu)).toHaveLength(6);
  });

  test("leave out the latency of a step at which nothing was answered", () => {
    const [first] = peakRun.peak?.steps ?? [];
    if (first === undefined || peakRun.peak === undefined) throw new Error("no peak to test with");
    const silent = { ...first, achievedPerSecond: 0, latency: { p50: 0, p95: 0, p99: 0 }, dropped: 9 };
    const run = { ...peakRun, peak: { ...peakRun.peak, steps: [...peakRun.peak.steps, silent] } };
    const [latency] = chartsOf(run, "docs/capacity/imagined.json");
    expect(latency?.svg.match(/<circle/gu)).toEqual(chartNamed("latency.svg").match(/<circle/gu));
  });

  test("put a median where its axis has it", () => {
    const svg = xyChart({
      title: "A line",
      note: "",
      description: "",
      caption: ["", ""],
      x: { label: "x", scale: "linear", from: 0, to: 100 },
      y: { label: "y", scale: "linear", from: 0, to: 10 },
      series: [
        {
          name: "one",
          isJoined: true,
          points: [
            { x: 0, y: 0 },
            { x: 50, y: 5, low: 4, high: 6 },
            { x: 100, y: 10 },
          ],
        },
      ],
      rules: [],
    });
    // The plot is 700 by 324 pixels from (84, 92).
    expect(svg).toContain('<path d="M84,416L434,254L784,92"');
    expect(svg).toContain('<path d="M428,286.4H440M434,286.4V221.6M428,221.6H440"');
  });

  test("are not drawn of nothing, nor on a log axis below zero", () => {
    expect(() =>
      barChart({ title: "", note: "", description: "", caption: ["", ""], label: "", bars: [] }),
    ).toThrow(RangeError);
    const axis = { label: "x", scale: "log" } as const;
    const series = [{ name: "", isJoined: true, points: [{ x: 0, y: 1 }] }];
    expect(() =>
      xyChart({
        title: "",
        note: "",
        description: "",
        caption: ["", ""],
        x: axis,
        y: axis,
        series,
        rules: [],
      }),
    ).toThrow(RangeError);
  });

  test("keep a name's own signs out of the drawing's language", () => {
    expect(chartNamed("peers.svg")).toContain("add &lt;classic&gt;");
  });
});

describe("a folder of runs", () => {
  function folderWith(files: Readonly<Record<string, unknown>>): string {
    const folder = mkdtempSync(join(tmpdir(), "thetiptop-charts-"));
    mkdirSync(folder, { recursive: true });
    for (const [name, run] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(run));
    return folder;
  }

  test("gives the charts of all of them", () => {
    const folder = folderWith({ "peak.json": peakRun, "size.json": sizeRun });
    const names = keptCharts(folder, "docs/capacity").map(({ name }) => name);
    rmSync(folder, { recursive: true });
    expect(names).toEqual(["latency.svg", "lag.svg", "size.svg", "shards.svg"]);
  });

  test("has a chart of other designs for each disk they were compared on, which it names", () => {
    const folder = folderWith({ "a.json": peersRun, "b.json": { ...peersRun, diskMs: 0.5 } });
    const charts = keptCharts(folder, "docs/capacity");
    rmSync(folder, { recursive: true });
    expect(charts.map(({ name }) => name)).toEqual(["peers.svg", "peers-disk-0.5.svg"]);
    expect(charts.map(({ svg }) => svg.includes("0.5 ms longer"))).toEqual([false, true]);
  });

  test("is refused when two runs would draw one chart, or a file is no run", () => {
    const twice = folderWith({ "a.json": peersRun, "b.json": peersRun });
    expect(() => keptCharts(twice, "x")).toThrow("peers.svg");
    const strange = folderWith({ "a.json": { hello: 1 } });
    expect(() => keptCharts(strange, "x")).toThrow("a.json");
    for (const folder of [twice, strange]) rmSync(folder, { recursive: true });
  });
});

describe("what is kept in docs/", () => {
  const folder = inRepository("docs/capacity");
  const drawn: readonly Chart[] = keptCharts(folder, "docs/capacity");

  test("are the charts of the JSON kept, neither older nor without any", () => {
    const kept = drawn.length === 0 ? [] : readdirSync(folder).filter((file) => file.endsWith(".svg"));
    expect(kept.sort()).toEqual(drawn.map(({ name }) => name).sort());
    for (const { name, svg } of drawn)
      expect(readFileSync(join(folder, name), "utf8") === svg, name).toBe(true);
  });

  const report = readFileSync(inRepository("docs/capacity.md"), "utf8");

  test("is the model as it is reckoned today", () => {
    expect(withModel(report, modelMarkdown(LOCAL_FIGURES))).toBe(report);
  });

  test("has a place in the report for every chart there is, and shows those whose runs are kept", () => {
    expect(withCharts(report, drawn)).toBe(report);
    expect(() => withCharts(report, charts)).not.toThrow();
  });
});

describe("the report", () => {
  const place = "before\n\n<!-- chart: peers.svg -->\n\nafter\n";
  const peers = charts.filter(({ name }) => name === "peers.svg");

  test("shows a chart with its words, once however often it is drawn, and not when its run is gone", () => {
    const shown = withCharts(place, peers);
    expect(shown).toMatch(
      /before\n\n<!-- chart: peers.svg -->\n!\[ThéTipTop: 5,200 a second.*\]\(capacity\/peers.svg\)\n\nafter/u,
    );
    expect(withCharts(shown, peers)).toBe(shown);
    expect(withCharts(shown, [])).toBe(place);
  });

  test("refuses a chart it has no place for, and a model", () => {
    expect(() => withCharts("nothing", peers)).toThrow("peers.svg");
    expect(() => withModel("nothing", "a model")).toThrow("no place for the model");
  });
});
