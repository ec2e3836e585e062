// Takes the pictures of the page that the documents show, from a server that runs: plays the hall with the
// mouse, wishes for a bridge over the chasm, and walks out onto it.
//
//     node make.mjs http://localhost:3001
//
// CHROMIUM is the browser's path, /usr/bin/chromium where it is not set. Writes orb.png and chasm.png
// beside this file. Exits with 1 where the page did not do what a player would expect of it.

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { smallPng } from './palette.mjs';

const SIZE = { width: 1440, height: 900 };
const LARGEST_BYTES = 400_000;
const PATIENCE_MS = 120_000;
const WISH = 'A shining path of light over the gap to the keyhole, for five minutes.';

// Without a graphics card the scene is drawn by the processor, slowly: moves and growth need their time.
const ARRIVAL_MS = 9_000;
const GROWTH_MS = 7_000;

/**
 * What a player does with the panel beside the scene.
 *
 * @param {import('playwright-core').Page} page
 */
function hand(page) {
  const here = page.locator('#here');
  const lookAround = async () => {
    const close = here.getByRole('button', { name: /^Nothing selected/ });
    if (await close.isVisible()) await close.click();
  };
  return {
    lookAround,

    /** Chooses a thing in the place, and does something with it. */
    async use(thing, action) {
      await lookAround();
      await here.locator('.thing').filter({ hasText: thing }).click();
      await here.locator('.action').filter({ hasText: action }).click();
    },

    /** Leaves by the first open way out; returns when the next place is drawn. */
    async leave() {
      await lookAround();
      const name = await page.locator('.place-name').textContent();
      await here.locator('.exit').first().click();
      await page.locator('.place-name').filter({ hasNotText: name }).waitFor();
      await page.waitForTimeout(ARRIVAL_MS);
    },
  };
}

/** Takes a picture when nothing that only passes by is in it any more. */
async function picture(page, name) {
  await page.locator('#toasts > *').first().waitFor({ state: 'detached' });
  const png = await page.screenshot();
  const small = smallPng(await pixels(page.context(), png), SIZE.width, SIZE.height);
  await writeFile(fileURLToPath(new URL(name, import.meta.url)), small);
  console.log(`${name}: ${Math.round(small.length / 1000)} kB`);
  if (small.length > LARGEST_BYTES) throw new Error(`${name} is larger than ${LARGEST_BYTES} bytes`);
}

/** The browser can read a PNG, and Node cannot. */
async function pixels(context, png) {
  const blank = await context.newPage();
  try {
    const text = await blank.evaluate(async (address) => {
      const image = await createImageBitmap(await (await fetch(address)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const brush = canvas.getContext('2d');
      brush.drawImage(image, 0, 0);
      const { data } = brush.getImageData(0, 0, image.width, image.height);
      const parts = [];
      for (let at = 0; at < data.length; at += 0x8000) parts.push(String.fromCharCode(...data.subarray(at, at + 0x8000)));
      return btoa(parts.join(''));
    }, `data:image/png;base64,${png.toString('base64')}`);
    return Buffer.from(text, 'base64');
  } finally {
    await blank.close();
  }
}

async function play(page, url) {
  const { lookAround, use, leave } = hand(page);
  // A player of its own, whatever the browser keeps; all of the scene, whatever draws it.
  await page.goto(new URL('/?soul=new&quality=high', url).href);
  await page.locator('#carry').getByRole('button').first().waitFor();

  await use('Pedestal of the Flame', 'Set the Undying Ember');
  await use('Pedestal of the Wave', 'Set the Drop of the First Rain');
  await use('Pedestal of the Feather', 'Set the Feather of the North Wind');
  await leave();

  await page.locator('#carry').getByRole('button', { name: 'Orb of Ingenuity' }).click();
  await page.locator('#here').getByRole('button', { name: 'Speak a wish' }).click();
  await page.locator('#wish-text').fill(WISH);
  await page.getByRole('button', { name: 'Make this tool' }).click();
  const keepIt = page.getByRole('button', { name: 'Keep it', exact: true });
  const useIt = page.getByRole('button', { name: /^Use it now/ });
  const refused = page.locator('#orb-dialog .problem');
  for (const button of [keepIt, useIt]) {
    await button.or(refused).first().waitFor();
    if (await refused.isVisible()) throw new Error(`the wish was refused: ${await refused.textContent()}`);
    if (button === keepIt) await keepIt.click();
  }
  await picture(page, 'orb.png');

  await useIt.click();
  await lookAround();
  await page.waitForTimeout(GROWTH_MS);
  await picture(page, 'chasm.png');
}

async function main([url]) {
  if (!url) {
    console.error('usage: node make.mjs http://localhost:3001');
    return 2;
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  });
  try {
    const context = await browser.newContext({ viewport: SIZE, colorScheme: 'dark' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => console.error(`the page: ${error.message}`));
    await play(page, url);
    return 0;
  } finally {
    await browser.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`make: ${error.message}`);
  process.exitCode = 1;
}
