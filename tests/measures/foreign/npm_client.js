// npm's fitbit-oauth2-client: its consent and token addresses are options, and each call names its whole address.
// One argument: {"url", "clientId", "clientSecret", "user", "resources"}. Prints one JSON object a step.
const { Fitbit } = require('fitbit-oauth2-client');

const { url, clientId, clientSecret, user, resources } = JSON.parse(process.argv[2]);
const redirect = 'http://127.0.0.1:1/callback';
const did = (step, good = true) => {
  if (!good) throw new Error(`${step}: the answer is not what was asked for`);
  console.log(JSON.stringify({ step }));
};

const refused = async (step, status, action) => {
  try {
    await action();
  } catch (error) {
    if (error.response?.status !== status) throw error;
    console.log(JSON.stringify({ step, refusal: true }));
    return;
  }
  throw new Error(`${step}: was not refused`);
};

/** A client with a memory of its own. */
const client = (token) => {
  const memory = { read: async () => token, write: async (written) => (token = written) };
  return new Fitbit({
    creds: { clientId, clientSecret },
    uris: { authorizationUri: url, authorizationPath: '/oauth2/authorize', tokenUri: url, tokenPath: '/oauth2/token' },
    // The client sends `redirectUri` on exchange alone and passes other members into the consent address as they are. Its default state stays.
    authorizationUri: { redirectUri: redirect, redirect_uri: redirect, scope: 'activity heartrate profile settings sleep', user },
  }, memory);
};

const get = async (fitbit, path) => (await fitbit.request({ url: `${url}/${path}`, method: 'GET' })).data;
const owner = async (fitbit) => (await get(fitbit, '1/user/-/profile.json')).user.encodedId;

async function talk() {
  const first = client();
  const consent = new URL(first.authorizeURL());
  const back = new URL((await fetch(consent, { redirect: 'manual' })).headers.get('location'));
  did('consent', back.searchParams.get('state') === consent.searchParams.get('state'));

  const token = await first.fetchToken(back.searchParams.get('code'));
  did('exchange', token.user_id === user);
  await refused('second exchange', 400, () => client().fetchToken(back.searchParams.get('code')));

  for (const [name, path, members, expected] of resources) {
    const value = members.reduce((body, member) => body[member], await get(first, path));
    did(name, (Array.isArray(value) ? value.length : value) === expected);
  }

  did('quota', Number(first.getLimits().limit) > 0 && Number(first.getLimits().remaining) > 0);

  // Both callers wait for one refresh: with two, the second would be refused.
  const expired = { ...token, expires_at: new Date(0).toISOString(), expires_at_timestamp: 1 };
  const later = client(expired);
  const owners = await Promise.all([owner(later), owner(later)]);
  did('refresh by itself', owners.every((one) => one === user));
  did('profile with the fresh token', (await owner(later)) === user);
  await refused('second refresh', 400, () => owner(client(expired)));
  await refused('unknown token', 401, () => owner(client({ ...token, access_token: 'unknown' })));
}

talk().catch((error) => {
  console.log(JSON.stringify({ error: `${error.message} ${JSON.stringify(error.response?.data ?? '')}` }));
  process.exitCode = 1;
});
