/**
 * Every refusal this service can give, in one table: its status and its sentence in French (the contract's
 * language) and English. Routes and pages name a code; nobody writes a status or a sentence by hand.
 */

import type { ContentfulStatusCode } from "hono/utils/http-status";

/** For programs that have to tell one refusal from another of the same status: what to do next. */
export const NEXT_STEPS = [
  "second_factor_required",
  "second_factor_wrong",
  "second_factor_over",
  "second_factor_missing",
] as const;

export type NextStep = (typeof NEXT_STEPS)[number];

export interface ErrorEntry {
  readonly status: ContentfulStatusCode;
  readonly fr: string;
  readonly en: string;
  /** Stands in the answer. */
  readonly code?: NextStep;
}

const NOT_ACTIVE = {
  status: 400,
  fr: "Le jeu n'est pas actif pour le moment",
  en: "The game is not running at the moment",
} as const;

export const ERRORS = {
  // Requests
  "invalid-request": { status: 400, fr: "Requête invalide", en: "Invalid request" },
  "invalid-json": {
    status: 400,
    fr: "Le corps de la requête n'est pas un JSON valide",
    en: "The request body is not valid JSON",
  },
  "invalid-idempotency-key": {
    status: 400,
    fr: "L'en-tête Idempotency-Key doit compter de 1 à 64 caractères imprimables",
    en: "The Idempotency-Key header must have 1 to 64 printable characters",
  },
  "unsupported-media-type": {
    status: 415,
    fr: "Le corps de la requête doit être du JSON (Content-Type: application/json)",
    en: "The request body must be JSON (Content-Type: application/json)",
  },
  "https-required": {
    status: 403,
    fr: "Cette adresse ne répond qu'en HTTPS",
    en: "This address answers over HTTPS only",
  },
  "payload-too-large": { status: 413, fr: "La requête est trop volumineuse", en: "The request is too large" },
  "not-found": { status: 404, fr: "Ressource non trouvée", en: "Resource not found" },
  "too-many-attempts": {
    status: 429,
    fr: "Trop de tentatives, réessayez plus tard",
    en: "Too many attempts, please try again later",
  },
  // Accounts
  unauthenticated: {
    status: 401,
    fr: "Non authentifié : token absent, invalide ou expiré",
    en: "Not authenticated: missing, invalid or expired token",
  },
  "wrong-credentials": { status: 401, fr: "Email ou mot de passe incorrect", en: "Wrong email or password" },
  "second-factor-required": {
    status: 401,
    fr: "Saisissez le code de votre application d'authentification",
    en: "Enter the code of your authenticator app",
    code: "second_factor_required",
  },
  "wrong-second-factor": {
    status: 401,
    fr: "Ce code est incorrect ou a déjà servi",
    en: "This code is wrong or was used already",
    code: "second_factor_wrong",
  },
  "challenge-over": {
    status: 401,
    fr: "Cette connexion a expiré : donnez de nouveau votre mot de passe",
    en: "This log-in has run out: give your password again",
    code: "second_factor_over",
  },
  "second-factor-missing": {
    status: 403,
    fr: "Activez d'abord la double authentification de votre compte",
    en: "Set up two-factor authentication for your account first",
    code: "second_factor_missing",
  },
  forbidden: {
    status: 403,
    fr: "Accès refusé : permissions insuffisantes",
    en: "Access denied: insufficient permissions",
  },
  "invalid-link": {
    status: 400,
    fr: "Ce lien est invalide ou a expiré",
    en: "This link is invalid or has expired",
  },
  "wrong-password": {
    status: 400,
    fr: "Le mot de passe actuel est incorrect",
    en: "The current password is wrong",
  },
  "address-taken": {
    status: 400,
    fr: "Cette adresse email a déjà un compte",
    en: "This email address already has an account",
  },
  "last-administrator": {
    status: 400,
    fr: "Il doit rester au moins un administrateur",
    en: "At least one administrator must remain",
  },
  "user-not-found": { status: 404, fr: "Utilisateur non trouvé", en: "User not found" },
  // Tickets and prizes, at the counter and in the head office
  "ticket-not-found": { status: 404, fr: "Ticket non trouvé", en: "Ticket not found" },
  "ticket-not-played": {
    status: 404,
    fr: "Ce ticket n'a pas encore été joué",
    en: "This ticket has not been played yet",
  },
  "status-not-allowed": {
    status: 400,
    fr: "Ce changement de statut n'est pas possible",
    en: "This change of status is not possible",
  },
  "too-late": {
    status: 400,
    fr: "Le délai de retrait est dépassé : ce lot ne peut plus être remis",
    en: "The claim period has ended: this prize can no longer be handed over",
  },
  "already-handed-over": {
    status: 400,
    fr: "Ce lot a déjà été remis par un autre membre du personnel",
    en: "This prize was already handed over by another member of staff",
  },
  "nothing-to-undo": {
    status: 400,
    fr: "Aucune décision n'est à annuler pour ce ticket",
    en: "There is no decision to undo for this ticket",
  },
  "undo-not-yours": {
    status: 400,
    fr: "Seule la personne qui a décidé peut annuler",
    en: "Only the person who decided can undo",
  },
  "undo-expired": {
    status: 400,
    fr: "Le délai d'une minute pour annuler est dépassé",
    en: "The minute in which to undo has passed",
  },
  "undo-changed": {
    status: 400,
    fr: "Le ticket a changé depuis : cette décision ne peut plus être annulée",
    en: "The ticket has changed since: this decision can no longer be undone",
  },
  "prize-not-found": { status: 404, fr: "Prix non trouvé", en: "Prize not found" },
  "mail-not-found": { status: 404, fr: "Message non trouvé", en: "Mail not found" },
  // Purchases
  "invalid-key": {
    status: 401,
    fr: "Clé de caisse absente, invalide ou révoquée",
    en: "Missing, invalid or revoked till key",
  },
  "invalid-signature": {
    status: 401,
    fr: "Signature absente, invalide ou trop ancienne",
    en: "Missing, invalid or outdated signature",
  },
  "delivery-repeated": {
    status: 409,
    fr: "Ce message a déjà été traité",
    en: "This message has been taken already",
  },
  "store-not-found": { status: 404, fr: "Boutique non trouvée", en: "Shop not found" },
  "purchase-not-found": { status: 404, fr: "Achat non trouvé", en: "Purchase not found" },
  "amount-differs": {
    status: 409,
    fr: "Ce ticket de caisse est déjà enregistré avec un autre montant",
    en: "This receipt is already recorded with another amount",
  },
  "below-minimum": {
    status: 400,
    fr: "Le montant n'atteint pas le minimum qui donne un ticket",
    en: "The amount does not reach the minimum that gives a ticket",
  },
  "purchase-required": {
    status: 400,
    fr: "Un ticket n'est donné que pour un achat",
    en: "A ticket is given for a purchase only",
  },
  "no-tickets-left": {
    status: 409,
    fr: "La boutique n'a plus de ticket à donner",
    en: "The shop has no ticket left to give",
  },
  "campaign-not-open": {
    status: 400,
    fr: "La campagne n'est pas en cours : aucun ticket n'est donné",
    en: "The campaign is not running: no ticket is given",
  },
  // Plays
  "malformed-code": {
    status: 400,
    fr: "Ce code n'a pas la bonne forme : recopiez-le tel qu'il est imprimé sur le ticket",
    en: "This code does not have the right form: copy it as printed on the ticket",
  },
  "unknown-code": {
    status: 404,
    fr: "Ce code est inconnu : vérifiez-le sur votre ticket",
    en: "This code is unknown: check it on your ticket",
  },
  "already-used": { status: 400, fr: "Ce code a déjà été utilisé", en: "This code has already been used" },
  "ticket-cancelled": {
    status: 400,
    fr: "Ce ticket a été annulé : l'achat qui l'a donné a été remboursé",
    en: "This ticket was cancelled: the purchase it came with was refunded",
  },
  "campaign-not-yet-open": NOT_ACTIVE,
  "campaign-paused": NOT_ACTIVE,
  "campaign-closed": NOT_ACTIVE,
  "batch-not-active": {
    status: 400,
    fr: "Ce code n'est pas encore activé : présentez votre ticket en boutique",
    en: "This code is not active yet: please show your ticket in the shop",
  },
  "batch-revoked": {
    status: 400,
    fr: "Ce code a été désactivé : présentez votre ticket en boutique",
    en: "This code has been deactivated: please show your ticket in the shop",
  },
  "no-prize-left": { status: 500, fr: "Aucun prix disponible", en: "No prize available" },
  // Campaigns
  "campaign-exists": {
    status: 400,
    fr: "Une campagne porte déjà ce nom",
    en: "A campaign already has this name",
  },
  "transition-not-allowed": {
    status: 400,
    fr: "Ce changement d'état n'est pas possible",
    en: "This change of state is not possible",
  },
  "nothing-to-print": {
    status: 400,
    fr: "Cette tranche n'a pas de codes à imprimer",
    en: "This batch has no codes to print",
  },
  "ledger-not-public": {
    status: 404,
    fr: "Les registres de la campagne seront publiés après sa clôture",
    en: "The campaign's ledgers will be published after its close",
  },
  // The unexpected
  "temporarily-unavailable": {
    status: 503,
    fr: "Service momentanément indisponible, réessayez dans un instant",
    en: "Service temporarily unavailable, please try again shortly",
  },
  "internal-error": { status: 500, fr: "Erreur serveur", en: "Server error" },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** The refusals a play can end in. */
export type RefusalCode = Extract<
  ErrorCode,
  | "forbidden"
  | "not-found"
  | "malformed-code"
  | "unknown-code"
  | "already-used"
  | "ticket-cancelled"
  | "campaign-not-yet-open"
  | "campaign-paused"
  | "campaign-closed"
  | "batch-not-active"
  | "batch-revoked"
  | "no-prize-left"
  | "temporarily-unavailable"
  | "invalid-idempotency-key"
  | "too-many-attempts"
>;
