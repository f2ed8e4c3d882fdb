/**
 * The browser for screenshots, and the interactions before a screenshot is taken. They work in both languages, because
 * they select elements by type and position, not by text.
 */
import { existsSync } from 'node:fs';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function launchBrowser() {
  const executablePath = [process.env.CHROMIUM_PATH, ...usualPlaces].find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('No Chromium found; set CHROMIUM_PATH.');
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

const forward = (page) => page.locator('.foot .main').click();

async function toConsent(page) {
  await page.locator('.foot .main').waitFor();
  for (let screen = 0; screen < 8 && !(await page.locator('.choice').count()); screen += 1) {
    await forward(page);
    await page.waitForTimeout(150);
  }
  await page.locator('.choice').first().waitFor();
}

/** Chooses an option of a list by its code, because its text depends on the language. */
async function choose(page, combobox, code) {
  await combobox.click();
  await page.locator(`[role=option][value="${code}"]:visible`).click();
}

/** Compares two groups by their contract with the share of green jobs, and waits for the server's check. */
async function compareGroups(page, second, verdict) {
  const chinese = (await page.locator('html').getAttribute('lang')).startsWith('zh');
  const [subject, kind, unit] = await page.locator('.in-meaning [role=combobox]').all();
  const texts = {
    nameEn: 'Gap in green job share by written contract',
    nameZh: '按有无书面合同的绿色岗位占比差距',
    id: 'contract_green_gap',
    numerator: 'green_job_share(contract in 1-3)',
    denominator: `green_job_share(contract in ${second})`,
    reason: chinese ? '应工人方要求' : 'Asked for by the workers’ group',
  };
  await choose(page, subject, 'B_gender_equality');
  await choose(page, kind, 'index');
  await choose(page, unit, 'percentage_points');
  for (const [name, text] of Object.entries(texts)) await page.locator(`.in-editor [name="${name}"]`).fill(text);
  await page.locator(verdict).waitFor();
  await page.evaluate('scrollTo(0, 0)');
}

const acts = {
  'compare-groups': (page) => compareGroups(page, '4,5', '.in-fine'),
  'compare-overlapping': (page) => compareGroups(page, '3-5', '.in-faults'),
  refuse: async (page) => {
    await page.locator('input[type=email]').fill('nobody@example.org');
    await page.locator('input[autocomplete=current-password]').fill('four words that are wrong');
    await page.locator('button[type=submit]').click();
    await page.locator('[role=alert]').waitFor();
  },
  'send-link': async (page) => {
    await page.locator('input[type=email]').fill('nobody@example.org');
    await page.locator('form ~ * button, form button[type=button]').last().click();
    await page.locator('[role=status]').last().waitFor();
  },
  'check-frame-file': async (page) => {
    const rows = ['Enterprise,Register number,Park,Women,Men', 'Sample Works,91320583MA00000017,Sample Park,120,80'];
    const file = { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('main [aria-live=polite] strong').waitFor();
  },
  // the question on days of heat, which has a skip rule and a constraint
  'edit-question': async (page) => {
    await page.locator('.sv-outline-row').nth(9).click();
    await page.locator('.sv-condition').first().waitFor();
  },
  'edit-choices': async (page) => {
    await page.locator('.sv-outline-row').nth(4).click();
    await page.locator('.sv-choice input').first().waitFor();
  },
  'test-questionnaire': async (page) => {
    await page.locator('.tp-page button[aria-pressed]').nth(1).click();
    await page.locator('.tp-card h2').first().waitFor();
  },
  'preview-questionnaire': async (page) => {
    await page.locator('.tp-page button[aria-pressed]').nth(2).click();
    await page.frameLocator('iframe').locator('.foot .main').waitFor();
  },
  'open-invitations': async (page) => {
    await page.locator('.lucide-mail').first().click();
    await page.locator('.dl-invitations li').first().waitFor();
  },
  /** The first breakdown of a run whose categories can be merged. */
  'open-merging': async (page) => {
    await page.locator('main table button[aria-label]').first().click();
    await page.locator('[role=dialog] form').waitFor();
  },
  press: async (page) => {
    await page.locator('main button').first().click();
    await page.locator('[role=alert]').waitFor();
  },
  search: async (page) => {
    await page.keyboard.press('Control+k');
    await page.locator('[role=combobox]').fill('a');
    await page.locator('[role=option]').first().waitFor();
    await page.waitForTimeout(600);
  },
  'to-consent': toConsent,
  'to-question': async (page) => {
    await toConsent(page);
    await page.locator('.choice input').first().check();
    await forward(page);
    await page.locator('#number').waitFor();
  },
};

export const act = (name, page) => acts[name](page);
