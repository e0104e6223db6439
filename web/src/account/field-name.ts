/** Fields of the account forms, by the names the services use for them. */
export type FieldName =
  | "email"
  | "password"
  | "confirmPassword"
  | "currentPassword"
  | "newPassword"
  | "firstName"
  | "lastName"
  | "phone"
  | "address"
  | "postalCode"
  | "city";
