/** The browser of the pictures, and what is done on a page before its picture is taken. Works in both languages: by type and place, not by words. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launchBrowser() {
  const executablePath = [process.env.CHROMIUM_PATH, ...usualPlaces].find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('No Chromium found; set CHROMIUM_PATH.');
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

const acts = {
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
    await page.locator('#digits').waitFor();
    await page.locator('.foot .plain').click();
    await page.locator('#number').waitFor();
  },
};

export const act = (name, page) => acts[name](page);
