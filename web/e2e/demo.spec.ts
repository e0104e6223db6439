/** What the contract promises of a fresh local server. */

import { expect, test } from "@playwright/test";

for (const [role, email, password] of [
  ["CLIENT", "test-client@test.com", "Test1234"],
  ["EMPLOYEE", "employee@test.com", "Employee1234"],
  ["ADMIN", "admin@test.com", "Admin1234"],
]) {
  test(`the contract's ${role} account logs in, and may do what its role may`, async ({ request }) => {
    const login = await request.post("/api/auth/login", { data: { email, password } });
    expect(login.status()).toBe(200);
    const { token, user } = await login.json();
    expect(user).toMatchObject({ email, role });
    const headers = { Authorization: `Bearer ${token}` };
    const statuses = [];
    for (const path of ["/api/auth/me", "/api/employee/stats", "/api/admin/statistics"])
      statuses.push((await request.get(path, { headers })).status());
    expect(statuses).toEqual([200, role === "CLIENT" ? 403 : 200, role === "ADMIN" ? 200 : 403]);
  });
}
