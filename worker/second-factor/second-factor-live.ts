/** One's own second factor, on the bindings of one request. */

import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { enrol, sameOffer } from "./enrolment.ts";
import { renewCodes, stateOf, turnOff } from "./manage.ts";
import { isRequired } from "./policy.ts";
import type { SecondFactor } from "./second-factor.ts";

export function secondFactorOf(context: ServiceContext, account: Account): SecondFactor {
  return {
    isRequired: isRequired(context.env),
    state: (token) => stateOf(context, account, token),
    sameOffer: (sealed) => sameOffer(context, account, sealed),
    enrol: (token, input) => enrol(context, account, token, input),
    turnOff: (code) => turnOff(context, account, code),
    renewCodes: (code) => renewCodes(context, account, code),
  };
}
