// Opens every page of a preview in a headless Chromium, on a phone and a desk, light and dark, and asks axe-core what
// stands in the way of anybody. Leaves with 1 when there is a violation, a request beside the page itself, or a page
// that is wider than its window; pictures go to the folder that is named second.
//
//   npm install axe-core puppeteer-core
//   NODE_PATH=node_modules node .ci/preview_check.cjs "$(dirname "$(vaultkit preview | sed 's/.* · //')")" build/pictures
const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");
const puppeteer = require("puppeteer-core");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [folder, pictures] = process.argv.slice(2);
const files = fs.readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
const widths = [390, 1200];
const themes = ["light", "dark"];

async function main() {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  let passed = 0;
  const faults = [];
  for (const theme of themes) {
    for (const width of widths) {
      const page = await browser.newPage();
      await page.setBypassCSP(true);
      await page.setViewport({ width, height: 844, deviceScaleFactor: 1 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
      let asked = [];
      page.on("request", (request) => asked.push(request.url()));
      for (const file of files) {
        const where = `${file} ${width} ${theme}`;
        asked = [];
        const url = pathToFileURL(path.join(folder, file)).href;
        await page.goto(url, { waitUntil: "load" });
        const others = asked.filter((one) => one !== url);
        if (others.length) faults.push(`${where}: asks for ${others.join(", ")}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) faults.push(`${where}: ${wide} px too wide`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
        passed += found.passes.length;
        for (const one of found.violations) {
          faults.push(`${where}: ${one.impact} ${one.id}: ${one.help} (${one.nodes[0].target})`);
        }
        if (pictures && (!file.startsWith("note-") || process.env.ALL)) {
          fs.mkdirSync(pictures, { recursive: true });
          const name = `${file.replace(/\.html$/, "")}-${width}-${theme}.png`;
          await page.screenshot({ path: path.join(pictures, name), fullPage: true });
        }
      }
      await page.close();
    }
  }
  await browser.close();
  const looks = files.length * widths.length * themes.length;
  console.log(`${files.length} pages, ${looks} looks, ${passed} rules passed, ${faults.length} faults`);
  for (const fault of faults) console.log(fault);
  process.exit(faults.length ? 1 : 0);
}

main();
