// Makes a picture small enough for a repository: a PNG of 256 colours, found by median cut.

import { crc32, deflateSync } from 'node:zlib';

const COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * @param {Uint8Array} rgba four bytes a pixel, row by row; how transparent they are does not count
 * @param {number} width
 * @param {number} height
 * @returns {Buffer} a PNG
 */
export function smallPng(rgba, width, height) {
  const { palette, indexOf } = paletteOf(rgba);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf.get(keyAt(rgba, 4 * (y * width + x)));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // eight bits a pixel, by palette
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function keyAt(rgba, at) {
  return (rgba[at] << 16) | (rgba[at + 1] << 8) | rgba[at + 2];
}

/** Splits the box of colours that spreads widest, weighed by its pixels, until there are enough boxes. */
function paletteOf(rgba) {
  const counts = new Map();
  for (let at = 0; at < rgba.length; at += 4) {
    const key = keyAt(rgba, at);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const boxes = [boxOf([...counts].map(([key, count]) => ({ key, count, rgb: [key >> 16, (key >> 8) & 255, key & 255] })))];
  while (boxes.length < COLOURS) {
    const widest = boxes.reduce((a, b) => (b.spread > a.spread ? b : a));
    if (widest.spread === 0) break;
    boxes.splice(boxes.indexOf(widest), 1, ...halves(widest));
  }
  const indexOf = new Map();
  const palette = boxes.map(({ colours, total, mean }, index) => {
    colours.forEach(({ key }) => indexOf.set(key, index));
    return mean.map((sum) => Math.round(sum / total));
  });
  return { palette, indexOf };
}

function boxOf(colours) {
  const total = colours.reduce((sum, { count }) => sum + count, 0);
  const mean = [0, 1, 2].map((channel) => colours.reduce((sum, { rgb, count }) => sum + rgb[channel] * count, 0));
  const variances = [0, 1, 2].map((channel) =>
    colours.reduce((sum, { rgb, count }) => sum + count * (rgb[channel] - mean[channel] / total) ** 2, 0),
  );
  const spread = Math.max(...variances);
  return { colours, total, mean, spread, channel: variances.indexOf(spread) };
}

function halves({ colours, total, mean, channel }) {
  const middle = mean[channel] / total;
  return [
    boxOf(colours.filter(({ rgb }) => rgb[channel] <= middle)),
    boxOf(colours.filter(({ rgb }) => rgb[channel] > middle)),
  ];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
