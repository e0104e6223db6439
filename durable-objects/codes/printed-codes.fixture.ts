/**
 * Codes as printed once, kept for ever: tickets with them are in people's pockets, so no runtime, library or
 * refactoring may change what they decrypt to. Read by the tests of both runtimes.
 */

import type { CampaignCodesOptions } from "./codes.ts";

interface PrintRun extends CampaignCodesOptions {
  /** Serial and canonical code. */
  readonly tickets: readonly (readonly [number, string])[];
}

const rootKey = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

export const PRINT_RUNS: readonly PrintRun[] = [
  {
    rootKey,
    campaign: "demo",
    format: "decimal-10",
    ticketCount: 1_500_000,
    shardCount: 100,
    tickets: [
      [0, "0066998080"],
      [1, "0150877305"],
      [927_000, "0024769575"],
      [1_499_999, "9941848539"],
    ],
  },
  {
    rootKey,
    campaign: "small",
    format: "decimal-10",
    ticketCount: 1_000,
    shardCount: 1,
    tickets: [
      [0, "7913762252"],
      [1, "1116099177"],
      [618, "1516726266"],
      [999, "2167619787"],
    ],
  },
  {
    rootKey,
    campaign: "ten-million",
    format: "decimal-10",
    ticketCount: 10_000_000,
    shardCount: 1000,
    tickets: [
      [0, "0001758923"],
      [1, "0012649523"],
      [6_180_000, "0000630677"],
      [9_999_999, "9997859985"],
    ],
  },
  {
    rootKey,
    campaign: "hiver-2026",
    format: "base32-11",
    ticketCount: 100_000,
    shardCount: 1,
    tickets: [
      [0, "TTWF5ZCA19E"],
      [1, "D9WFCW5SPMW"],
      [61_800, "27VTA4W89X7"],
      [99_999, "QMCNKC8JPDE"],
    ],
  },
  {
    rootKey,
    campaign: "paques",
    format: "base32-11",
    ticketCount: 1_500_000,
    shardCount: 32,
    tickets: [
      [0, "0T0KBDTHF0Z"],
      [1, "1S9BV4064Y4"],
      [927_000, "RGQFS8H7CEV"],
      [1_499_999, "Z27SVPT07EQ"],
    ],
  },
  {
    rootKey,
    campaign: "world",
    format: "base32-11",
    ticketCount: 1_500_000_000,
    shardCount: 1024,
    tickets: [
      [0, "005BHXH925B"],
      [1, "01DRCV64NN1"],
      [927_000_000, "E0WS46AFGTF"],
      [1_499_999_999, "QZY1ZHA06K5"],
    ],
  },
];
