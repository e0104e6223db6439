/** The codes stand a floor below, where mails are rendered too. */

export * from "../../../durable-objects/codes/codes.ts";
