/**
 * The running API beside its own description: every answer is checked against the OpenAPI schema of its operation
 * and status, and what was asked is remembered, so that a suite can say what it left out.
 */

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { House } from "../system/house.ts";
import type { Answer, Ask } from "../system/http-client.ts";

interface MediaType {
  readonly schema?: unknown;
}

interface Operation {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, MediaType>> }>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** How an operation was answered: that it worked, that input was refused, that the caller was. */
type Facet = "happy" | "invalid" | "forbidden";

export interface DescribedAsk extends Omit<Ask, "method"> {
  /** Values of the path's parameters. */
  readonly path?: Readonly<Record<string, string>>;
  /** With its question mark. */
  readonly query?: string;
}

const BASE = "openapi";

export class DescribedApi {
  readonly #house: House;
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #seen = new Map<string, Set<Facet>>();

  private constructor(house: House, document: Document) {
    this.#house = house;
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(closed(document) as object, BASE);
  }

  static async of(house: House): Promise<DescribedApi> {
    const { body } = await house.ask<Document>("/openapi.json");
    return new DescribedApi(house, body);
  }

  /** The version of OpenAPI the document states. */
  get version(): string {
    return this.#document.openapi;
  }

  /** `METHOD /path/{template}` of every operation described. */
  get operations(): string[] {
    return Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  }

  /**
   * Asks an operation by its name in the document.
   * @throws Error when the operation, the status or the shape of the answer is not described
   */
  async ask<Body>(operation: string, options: DescribedAsk = {}): Promise<Answer<Body>> {
    const { path = {}, query = "", ...ask } = options;
    const [method = "", template = ""] = operation.split(" ");
    const described = this.#operation(operation);
    const address = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
    const answer = await this.#house.ask<Body>(address + query, { ...ask, method });
    this.#note(operation, answer.status);
    this.#check(operation, described, answer);
    return answer;
  }

  /** What no request has shown of an operation yet. */
  unseen(operation: string): Facet[] {
    const { security, parameters = [], requestBody } = this.#operation(operation);
    const wanted: Facet[] = ["happy"];
    if (requestBody || parameters.length > 0) wanted.push("invalid");
    if (security) wanted.push("forbidden");
    return wanted.filter((facet) => !this.#seen.get(operation)?.has(facet));
  }

  #operation(operation: string): Operation {
    const [method = "", template = ""] = operation.split(" ");
    const described = this.#document.paths[template]?.[method.toLowerCase()];
    if (!described) throw new Error(`${operation} is not described`);
    return described;
  }

  #note(operation: string, status: number): void {
    const seen = this.#seen.get(operation) ?? new Set();
    this.#seen.set(operation, seen);
    if (status < 400) seen.add("happy");
    else if (status === 401 || status === 403) seen.add("forbidden");
    else if (status === 400 || status === 404) seen.add("invalid");
  }

  #check(operation: string, described: Operation, { status, headers, body }: Answer<unknown>): void {
    const response = described.responses[String(status)];
    if (!response) throw new Error(`${operation} answered ${status}, which is not described`);
    const type = String(headers["content-type"] ?? "").split(";", 1)[0] ?? "";
    const media = response.content?.[type];
    if (!media) throw new Error(`${operation} answered ${status} as ${type}, which is not described`);
    if (type !== "application/json") return;
    const validate = this.#validatorOf(operation, status);
    if (validate(body)) return;
    const problems = this.#ajv.errorsText(validate.errors);
    throw new Error(`${operation} ${status} is not as described: ${problems}\n${JSON.stringify(body)}`);
  }

  #validatorOf(operation: string, status: number): ValidateFunction {
    const [method = "", template = ""] = operation.split(" ");
    const pointer = ["paths", template, method.toLowerCase(), "responses", String(status), "content"]
      .concat("application/json", "schema")
      .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    let validate = this.#validators.get(pointer);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: `${BASE}#/${pointer}` });
      this.#validators.set(pointer, validate);
    }
    return validate;
  }
}

/**
 * The same schemas, in which an object has the properties it lists and no others: an answer that tells more than it
 * says is a leak. What is only a part of an object (a member of allOf, a component that others extend) stays open.
 */
function closed(node: unknown, isPart = false): unknown {
  if (Array.isArray(node)) return node.map((entry) => closed(entry));
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === "allOf" && Array.isArray(value)) return [key, value.map((member) => closed(member, true))];
      if (key === "schemas") return [key, openComponents(value)];
      return [key, closed(value)];
    }),
  );
  const isObject =
    "allOf" in copy ||
    "$ref" in copy ||
    (copy["type"] === "object" && typeof copy["properties"] === "object");
  return isObject && !isPart && !("additionalProperties" in copy)
    ? { ...copy, unevaluatedProperties: false }
    : copy;
}

function openComponents(schemas: unknown): unknown {
  if (typeof schemas !== "object" || schemas === null) return schemas;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema, true)]));
}
