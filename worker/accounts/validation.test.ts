import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsOf } from "../http/problems.ts";
import {
  changePasswordSchema,
  fullName,
  LINK,
  logInSchema,
  normaliseEmail,
  olderProfileSchema,
  profileSchema,
  registerSchema,
} from "./validation.ts";

const VALID = {
  email: "user@example.com",
  password: "Password123",
  confirmPassword: "Password123",
  firstName: "John",
  lastName: "Doe",
};

function problems(changes: Record<string, unknown>) {
  const parsed = registerSchema.safeParse({ ...VALID, ...changes });
  return parsed.success ? [] : problemsOf(parsed.error);
}

describe("a registration", () => {
  it("needs no more than the contract's required fields", () => {
    expect(registerSchema.parse(VALID)).toEqual(VALID);
  });

  it("is normalised: composed, trimmed, in lower case where case means nothing", () => {
    const typed = {
      ...VALID,
      email: "  User@EXAMPLE.com ",
      firstName: " Zoe\u0301 ",
      lastName: "D\u2019Artagnan",
      phone: "+33 (0)6.12-34 56 78",
      address: " 1 rue de Paris ",
      city: "Paris",
      postalCode: " 75001 ",
    };
    expect(registerSchema.parse(typed)).toEqual({
      ...VALID,
      email: "user@example.com",
      firstName: "Zoé",
      lastName: "D’Artagnan",
      phone: "0612345678",
      address: "1 rue de Paris",
      city: "Paris",
      postalCode: "75001",
    });
  });

  it("comes out the same when it is normalised twice", () => {
    const once = registerSchema.parse({
      ...VALID,
      email: "USER@Example.com",
      phone: "0033612345678",
      firstName: "Ame\u0301lie",
    });
    expect(registerSchema.parse(once)).toEqual(once);
  });

  it("takes blank and null optional fields as absent", () => {
    expect(problems({ phone: "", address: null, city: "", postalCode: null })).toEqual([]);
  });

  it.each([
    ["email", undefined, "requis"],
    ["email", "", "requis"],
    ["email", 42, "doit être un texte"],
    ["email", [], "doit être un texte"],
    ["email", "no-at-sign", "n'est pas valide"],
    ["email", `${"x".repeat(65)}@example.com`, "n'est pas valide"],
    ["email", "a@b", "n'est pas valide"],
    ["email", "a b@example.com", "n'est pas valide"],
    ["email", `${"a".repeat(250)}@example.com`, "254"],
    ["firstName", undefined, "requis"],
    ["firstName", "J", "au moins 2"],
    ["firstName", "   J   ", "au moins 2"],
    ["firstName", "J".repeat(101), "au plus 100"],
    ["firstName", "Jo\u0000hn", "interdits"],
    ["lastName", "Doe\nRCPT", "interdits"],
    ["lastName", "Doe\u202e", "interdits"],
    ["lastName", { $gt: "" }, "doit être un texte"],
    ["phone", "12345", "téléphone"],
    ["phone", "0012345678", "téléphone"],
    ["phone", "+44 20 7946 0958", "téléphone"],
    ["phone", 612345678, "doit être un texte"],
    ["address", "x".repeat(201), "au plus 200"],
    ["city", "x".repeat(101), "au plus 100"],
    ["postalCode", "7500", "5 chiffres"],
    ["postalCode", "750011", "5 chiffres"],
    ["postalCode", "2A004", "5 chiffres"],
    ["confirmPassword", "Password124", "ne correspondent pas"],
    ["confirmPassword", undefined, "requis"],
  ])("refuses %s %j in French", (field, value, words) => {
    expect(problems({ [field]: value })).toEqual([{ field, message: expect.stringContaining(words) }]);
  });

  it.each([
    "Gagnez sur http://exemple",
    "ftp://x",
    "WWW.exemple",
    "gagnez@exemple",
    "exemple.com",
    "Gagnez sur exemple.com !",
    "exemple．com",
    "exemple。com",
    "t.co/abc",
    "a\\b",
  ])("refuses the name %j, which a mail program would make a link of", (firstName) => {
    expect(problems({ firstName })).toEqual([
      { field: "firstName", message: expect.stringContaining("lien") },
    ]);
  });

  it.each(["J.-P.", "J.R.R.", "M.Dupont", "Mary Ann St. John", "D'Arc", "Anne-Zoé", "Ng", "李小龙"])(
    "takes the name %j",
    (lastName) => {
      expect(problems({ lastName })).toEqual([]);
    },
  );

  it.each([
    ["Pass123", "au moins 8"],
    ["password123", "majuscule"],
    ["PASSWORD123", "minuscule"],
    ["Passwordabc", "chiffre"],
    [`Aa1${"x".repeat(126)}`, "au plus 128"],
  ])("refuses the password %j", (password, words) => {
    expect(problems({ password, confirmPassword: password })).toEqual([
      { field: "password", message: expect.stringContaining(words) },
    ]);
  });

  it.each(["Password1", `Aa1${"x".repeat(125)}`, "Éléphant1", "  Password 123  "])(
    "takes the password %j",
    (password) => {
      expect(problems({ password, confirmPassword: password })).toEqual([]);
    },
  );

  it("takes a decomposed accent for the composed one in a password", () => {
    expect(problems({ password: "Me\u0301lisse123", confirmPassword: "M\u00e9lisse123" })).toEqual([]);
  });

  it("tells every problem, not just the first", () => {
    const fields = problems({ email: "x", firstName: "", postalCode: "1" }).map(({ field }) => field);
    expect(fields).toEqual(["email", "firstName", "postalCode"]);
  });

  it.each([[null], [[]], ["text"], [42]])("refuses %j for a body", (body) => {
    const parsed = registerSchema.safeParse(body);
    expect(parsed.success ? [] : problemsOf(parsed.error)).toEqual([
      { field: "", message: "Le corps de la requête doit être un objet JSON" },
    ]);
  });
});

describe("a log-in", () => {
  it("does not judge the form of an address, only its length", () => {
    expect(logInSchema.safeParse({ email: "not an address", password: "x" }).success).toBe(true);
    expect(logInSchema.safeParse({ email: "a".repeat(255), password: "x" }).success).toBe(false);
  });

  it.each([
    { email: "", password: "x" },
    { email: "a@b.fr", password: "" },
    { email: "a@b.fr", password: "x".repeat(129) },
    { email: ["a@b.fr"], password: "x" },
    { email: "a@b.fr" },
  ])("refuses %j", (body) => {
    expect(logInSchema.safeParse(body).success).toBe(false);
  });
});

it("brings full-width and upper-case addresses to one form", () => {
  expect(normaliseEmail(" Ｕser@Example.COM\t")).toBe("user@example.com");
});

describe("a change of profile", () => {
  it("keeps what is left out, clears what is null or empty, and ignores the rest", () => {
    const body = { firstName: " Zoe\u0301 ", phone: "", address: null, city: "Lyon", role: "ADMIN" };
    expect(profileSchema.parse(body)).toEqual({ firstName: "Zoé", phone: null, address: null, city: "Lyon" });
    expect(profileSchema.parse({})).toEqual({});
  });

  it("comes out the same when it is normalised twice", () => {
    const once = profileSchema.parse({ phone: "0033612345678", address: "", lastName: " Doe " });
    expect(profileSchema.parse(once)).toEqual(once);
  });

  it.each([{ firstName: null }, { lastName: "" }, { city: 1 }, { postalCode: "1" }, [], null])(
    "refuses %j",
    (body) => {
      expect(profileSchema.safeParse(body).success).toBe(false);
    },
  );

  it("may come with the older calls' name; the newer fields win", () => {
    expect(olderProfileSchema.parse({ name: "Anna de Vries" })).toEqual({
      firstName: "Anna",
      lastName: "de Vries",
    });
    expect(olderProfileSchema.parse({ name: "Anna Vries", firstName: "Zoé" })).toEqual({
      firstName: "Zoé",
      lastName: "Vries",
    });
    expect(olderProfileSchema.parse({ city: "" })).toEqual({ city: null });
  });
});

describe("the older calls' name", () => {
  it.each(["J", "", "J Doe", "John D", "a.b http://x", `${"x".repeat(101)} Doe`, undefined, null, 1])(
    "is refused as %j in one sentence",
    (name) => {
      const parsed = fullName.safeParse(name);
      expect(parsed.error?.issues).toHaveLength(1);
      expect(parsed.error?.issues[0]?.message).toContain("name");
    },
  );
});

it("does not judge a password that was set before, only its length", () => {
  const body = { currentPassword: "x", newPassword: "Password123", confirmPassword: "Password123" };
  expect(changePasswordSchema.safeParse(body).success).toBe(true);
  expect(changePasswordSchema.safeParse({ ...body, currentPassword: "" }).success).toBe(false);
  expect(changePasswordSchema.safeParse({ ...body, currentPassword: "x".repeat(129) }).success).toBe(false);
});

describe("a text of 60 KB", () => {
  // Each would fail every pattern as well, so a second problem would be a pattern that was reached.
  const CONTROLLED = `a\u0000@${"x".repeat(60_000)}`;

  it.each([
    ["firstName", "100 caractères"],
    ["lastName", "100 caractères"],
    ["address", "200 caractères"],
    ["city", "100 caractères"],
    ["email", "254 caractères"],
    ["phone", "numéro français"], // its pattern has an end, and nothing else looks at it
    ["postalCode", "5 chiffres"],
  ])("is refused as %s for its length and looked at no further", (field, words) => {
    const value = CONTROLLED;
    const expected = [{ field, message: expect.stringContaining(words) }];
    expect(problems({ [field]: value })).toEqual(expected);
    if (field === "email") return;
    const { error } = olderProfileSchema.safeParse({ [field]: value });
    expect(error && problemsOf(error)).toEqual(expected);
  });

  it("is refused as the older calls' name before it is taken apart", () => {
    for (const name of [CONTROLLED, "ab ".repeat(20_000)])
      expect(fullName.safeParse(name).error?.issues.map(({ message }) => message)).toEqual([
        "Le champ name doit compter au plus 201 caractères",
      ]);
  });

  it("is no more work for the pattern of links than its length: nothing in it repeats without end", () => {
    expect(LINK.source).not.toMatch(/[+*]|\{\d+,\}/);
  });
});

it("finds a link wherever two letters stand on both sides of a dot, however many more there are", () => {
  const spelt = /:\/\/|www\.|[@/\\]|[\p{L}\p{N}]{2,}[.\u3002][\p{L}\p{N}]{2,}/iu;
  const text = fc.string({
    unit: fc.constantFrom("a", "é", "𝒜", "7", ".", "。", "-", " ", "w"),
    maxLength: 12,
  });
  fc.assert(
    fc.property(text, (name) => LINK.test(name) === spelt.test(name)),
    { numRuns: 2_000 },
  );
});
