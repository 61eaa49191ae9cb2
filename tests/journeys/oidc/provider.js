// A real OpenID provider (npm's oidc-provider) for one journey: whatever name is typed at its login is an account.
// node provider.js PORT WHERE-THE-TOOL-IS CLIENT-SECRET

import Provider from "oidc-provider";

const [port, tool, secret] = process.argv.slice(2);
const back = `${tool}/oauth2callback`;

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "maturity",
      client_secret: secret,
      redirect_uris: [back],
      post_logout_redirect_uris: [back],
    },
  ],
  cookies: { keys: [secret] },
  conformIdTokenClaims: false, // the name stands in the identity token, where Streamlit looks for it
  claims: { openid: ["sub"], profile: ["name"], email: ["email"] },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `${id} of the city`, email: `${id}@city.example` }),
  }),
});

provider.listen(Number(port), "127.0.0.1");
