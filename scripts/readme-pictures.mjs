/** The screenshots of README.md: `node scripts/screenshots.mjs --readme` writes them to docs/images. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { act } from './page-acts.mjs';
import { root } from './lib.mjs';

const folder = path.join(root, 'docs/images');
/** Maximum size of a screenshot in bytes. */
const mostBytes = 150_000;

const desk = { width: 1440, height: 960 };
const phone = { width: 360, height: 740 };

/** Screenshots of pages without interaction. */
function stills({ workspaces, phoneLink }) {
  const { ids } = workspaces.find(({ slug }) => slug === 'demonstration');
  const w = '/w/demonstration';
  return [
    { name: 'overview', as: 'facilitator', language: 'en', view: desk, address: w },
    { name: 'roundtable', as: 'facilitator', language: 'en', view: desk, address: `${w}/roundtables/${ids.upcoming}` },
    { name: 'roadmap', as: 'facilitator', language: 'zh', view: desk, address: `${w}/roadmap` },
    { name: 'fieldwork', as: 'analyst', language: 'en', view: desk, address: `${w}/surveys/${ids.answeredWave}` },
    {
      name: 'indicator',
      as: 'analyst',
      language: 'en',
      view: desk,
      address: `${w}/indicators/osh_training_rate`,
    },
    { name: 'survey-phone', as: null, language: 'zh', view: phone, address: phoneLink, act: 'to-consent' },
  ];
}

async function open(browser, { url, sessions }, { as, language, view, address }) {
  const context = await browser.newContext({
    baseURL: url,
    storageState: as === null ? undefined : sessions[as],
    viewport: view,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    hasTouch: view.width < 600,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  return page;
}

/** The browser compresses the image itself, so that no package is needed. */
async function keep(browser, page, name) {
  const png = await page.screenshot({ animations: 'disabled' });
  const blank = await (await browser.newContext()).newPage();
  const packed = await blank.evaluate(
    async (source) => {
      const picture = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext('2d').drawImage(picture, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.86 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await blank.context().close();
  if (packed.length > mostBytes) throw new Error(`${name} has ${packed.length} bytes, more than ${mostBytes}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.webp`), Buffer.from(packed));
  console.log(`docs/images/${name}.webp ${Math.round(packed.length / 1000)} kB`);
}

/** A session in progress: two delegates ask for the floor, one is speaking, and all see the same clock. */
async function liveRoom(browser, installation) {
  const { ids } = installation.workspaces.find(({ slug }) => slug === 'demonstration');
  const address = `/w/demonstration/roundtables/${ids.upcoming}/live`;
  const at = (as, language, view, place) => open(browser, installation, { as, language, view, address: place });
  const console = await at('facilitator', 'en', { ...desk, height: 1060 }, address);
  const delegates = [];
  for (const [who, language] of [
    ['member-workers', 'en'],
    ['member-employers', 'en'],
    ['member-government', 'zh'],
  ]) {
    const page = await at(who, language, phone, `${address}/phone`);
    await page.locator('.live-big').click();
    await console.locator('.live-hand').nth(delegates.length).waitFor();
    delegates.push(page);
  }
  const again = delegates[0].locator('.live-big');
  // two speeches have ended, so that the balance of the floor is visible
  for (const [key, seconds] of [
    [']', 1],
    [']', 1],
    ['n', 9],
    ['e', 1],
    ['n', 6],
    ['e', 1],
    ['n', 12],
  ]) {
    await console.keyboard.press(key);
    await console.waitForTimeout(seconds * 1000);
  }
  await again.click();
  await console.waitForTimeout(1000);
  await keep(browser, console, 'live-room');
  await keep(browser, delegates[2], 'live-phone');
}

export async function takeReadmePictures(browser, installation) {
  for (const still of stills(installation)) {
    const page = await open(browser, installation, still);
    if (still.act) await act(still.act, page);
    await page.waitForTimeout(500);
    await keep(browser, page, still.name);
    await page.context().close();
  }
  await liveRoom(browser, installation);
}
