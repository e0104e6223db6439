import { describe, expect, it } from "vitest";
import { houseOf } from "./house.ts";

describe("what a deployment states of its house", () => {
  it("is taken as it stands, without the spaces around it", () => {
    const house = houseOf({ LEGAL_COMPANY: " Maison SAS ", LEGAL_EMAIL: "bonjour@maison.example" });
    expect(house).toEqual({
      company: "Maison SAS",
      email: "bonjour@maison.example",
      countsElsewhere: false,
    });
  });

  it("says nothing where a setting is empty, blank, or longer than any such fact", () => {
    const house = houseOf({ LEGAL_COMPANY: "", LEGAL_ADDRESS: "  ", LEGAL_DIRECTOR: "D".repeat(301) });
    expect(house).toEqual({ countsElsewhere: false });
  });

  it.each([
    { LEGAL_EMAIL: "bonjour" },
    { LEGAL_PRIVACY_EMAIL: "a@b?subject=<script>" },
    { LEGAL_PHONE: "+33 4 65 71 00 10" },
    { LEGAL_CAPITAL_EUROS: "dix mille" },
  ])("leaves out what could not be the link or number it is meant for: %j", (settings) => {
    expect(houseOf(settings)).toEqual({ countsElsewhere: false });
  });

  it("knows whether somebody else counts wrong attempts", () => {
    expect(houseOf({ UPSTASH_REDIS_REST_URL: "https://redis.example" }).countsElsewhere).toBe(true);
  });
});
