/** With this seeded players can also log in for real. A file of its own, which k6 can read as well. */
export const PLAYER_PASSWORD = "Joueur1234";
