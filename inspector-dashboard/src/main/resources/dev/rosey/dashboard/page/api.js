// Asks the REST interface, with the token that was typed once. It is forgotten with the tab.

const KEY = 'rosey-token';

export function token() {
  return sessionStorage.getItem(KEY);
}

export function remember(value) {
  sessionStorage.setItem(KEY, value.trim());
}

export function forget() {
  sessionStorage.removeItem(KEY);
}

/** What went wrong, with the status and the problem's own words. Status 0: nobody answered. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || 'nobody answers');
    this.status = status;
    this.code = problem.code || '';
  }
}

export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(`/api/v1/${path}`, {
      ...options,
      headers: { Accept: 'application/json', Authorization: `Bearer ${token()}`, ...options.headers },
    });
  } catch {
    throw new Refusal(0, { detail: 'Rosey does not answer' });
  }
  if (response.ok) return response.json();
  throw new Refusal(response.status, await response.json().catch(() => ({})));
}
