// The chat page. Everything that others wrote is shown as text: what the server sends as HTML is decoded, never inserted.

const $ = (id) => document.getElementById(id);
const channel = decodeURIComponent(location.pathname.split("/").pop());
const MOST_LINES = 500;
const users = new Map();
let socket = null;
let retry = 500;
let pingTimer = 0;
let me = "";
let credentials = null;
let channelPassword = "";
let inside = false;
let stopped = false;
let newest = 0;

document.title = `${channel} · chat`;
$("channel").textContent = channel;

// --- Socket.IO over a websocket: Engine.IO 4 packets 0 open, 2 ping, 3 pong, 4 message; in it 0 connect, 1 disconnect, 2 event.

function connect() {
  state("connecting", "Connecting…");
  const opened = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket.io/?EIO=4&transport=websocket`);
  socket = opened;
  let patience = 60000;
  const watch = () => {
    clearTimeout(pingTimer);
    pingTimer = setTimeout(() => opened.close(), patience);
  };
  opened.onmessage = ({ data }) => {
    watch();
    if (data.startsWith("0")) {
      const hello = JSON.parse(data.slice(1));
      patience = hello.pingInterval + hello.pingTimeout;
      opened.send("40");
    } else if (data === "2") {
      opened.send("3");
    } else if (data.startsWith("40")) {
      retry = 500;
      greet();
    } else if (data.startsWith("42")) {
      const [event, ...args] = JSON.parse(data.slice(2));
      handlers[event]?.(...args);
    } else if (data.startsWith("41")) {
      stopped = true;
      opened.close();
    }
  };
  opened.onclose = () => {
    clearTimeout(pingTimer);
    leave();
    if (stopped) {
      state("closed", "Disconnected");
      show($("join"));
      return;
    }
    state("closed", "Connection lost, trying again…");
    setTimeout(connect, retry * (0.75 + Math.random() / 2));
    retry = Math.min(retry * 2, 10000);
  };
}

function send(event, ...args) {
  if (socket?.readyState === WebSocket.OPEN) {
    socket.send("42" + JSON.stringify([event, ...args]));
  }
}

function greet() {
  state("open", "Connected");
  send("joinChannel", channelPassword ? { name: channel, pw: channelPassword } : { name: channel });
  if (credentials) {
    send("login", credentials);
  } else {
    show($("join"));
  }
}

function leave() {
  inside = false;
  users.clear();
  drawUsers();
}

// --- What the server says

const handlers = {
  chatMsg(line) {
    // Before the user list comes the history; after a reconnect most of it is known.
    if (!inside && line.time <= newest) {
      return;
    }
    newest = Math.max(newest, line.time);
    addLine(line, "");
  },
  pm: (line) => addLine(line, line.username === me ? `to ${line.to}` : "in private"),
  login(answer) {
    if (!answer.success) {
      credentials = null;
      show($("join"));
      problem(answer.error);
      return;
    }
    me = answer.name;
    problem("");
    state("open", `Connected as ${me}`);
    show($("say"));
    $("text").focus();
  },
  userlist(list) {
    users.clear();
    list.forEach((user) => users.set(user.name, user));
    inside = true;
    drawUsers();
  },
  addUser(user) {
    users.set(user.name, user);
    drawUsers();
  },
  userLeave({ name }) {
    users.delete(name);
    drawUsers();
  },
  setUserRank: ({ name, rank }) => change(name, (user) => { user.rank = rank; }),
  setAFK: ({ name, afk }) => change(name, (user) => { user.meta.afk = afk; }),
  setUserMeta: ({ name, meta }) => change(name, (user) => { user.meta = meta; }),
  usercount: (count) => { $("count").textContent = count; },
  changeMedia({ title }) {
    $("playing").textContent = `▶ ${title}`;
    $("playing").hidden = false;
  },
  clearchat() {
    $("lines").replaceChildren();
  },
  needPassword(wrong) {
    show($("door"));
    if (wrong) {
      problem("That is not the channel's password.");
    }
    $("channel-password").focus();
  },
  cancelNeedPassword() {
    problem("");
    show(me ? $("say") : $("join"));
  },
  kick({ reason }) {
    stopped = true;
    problem(reason ? `You were kicked: ${reason}` : "You were kicked.");
  },
  errorMsg: ({ msg }) => problem(decode(msg)),
  noflood: ({ msg }) => problem(decode(msg)),
  channelRankFail: ({ msg }) => problem(decode(msg)),
  cooldown: () => problem("Too fast: a message was dropped."),
};

// --- What is seen

const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The text of server-made HTML: tags taken away, then entities decoded, once. */
function decode(html) {
  return String(html)
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d{1,7})|(\w{2,6}));/g, (whole, code, name) =>
      (code <= 0x10ffff ? String.fromCodePoint(Number(code)) : ENTITIES[name]) ?? whole);
}

function addLine(line, privacy) {
  const item = document.createElement("li");
  const time = document.createElement("time");
  const at = new Date(line.time);
  time.dateTime = Number.isNaN(at.valueOf()) ? "" : at.toISOString();
  time.textContent = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const name = document.createElement("b");
  name.textContent = privacy ? `${line.username} (${privacy})` : line.username;
  item.append(time, name, document.createTextNode(decode(line.msg)));
  item.classList.toggle("old", !inside);
  item.classList.toggle("own", line.username === me);
  item.classList.toggle("private", Boolean(privacy));
  item.classList.toggle("action", Boolean(line.meta?.action));
  item.classList.toggle("server", String(line.username).startsWith("["));
  const lines = $("lines");
  const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 80;
  lines.append(item);
  while (lines.childElementCount > MOST_LINES) {
    lines.firstElementChild.remove();
  }
  if (atEnd) {
    lines.scrollTop = lines.scrollHeight;
  }
}

const RANKS = [[255, "site admin"], [4, "owner"], [3, "admin"], [2, "moderator"], [1.5, "leader"], [1, ""], [0, "guest"]];

function drawUsers() {
  const sorted = [...users.values()].sort((a, b) => b.rank - a.rank || a.name.localeCompare(b.name));
  $("users").replaceChildren(...sorted.map((user) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = `Write to ${user.name} in private`;
    button.textContent = user.name;
    button.classList.toggle("afk", Boolean(user.meta?.afk));
    const rank = document.createElement("span");
    rank.className = "rank";
    rank.textContent = RANKS.find(([least]) => user.rank >= least)?.[1] ?? "";
    button.append(rank);
    button.onclick = () => {
      $("text").value = `/pm ${user.name} `;
      $("text").focus();
    };
    const item = document.createElement("li");
    item.append(button);
    return item;
  }));
  $("count").textContent = users.size;
}

function change(name, how) {
  const user = users.get(name);
  if (user) {
    how(user);
    drawUsers();
  }
}

function show(form) {
  for (const other of [$("join"), $("door"), $("say")]) {
    other.hidden = other !== form;
  }
}

function state(name, text) {
  $("state").dataset.state = name;
  $("state").textContent = text;
}

let problemTimer = 0;
function problem(text) {
  clearTimeout(problemTimer);
  $("problem").textContent = text;
  $("problem").hidden = !text;
  if (text && !stopped) {
    problemTimer = setTimeout(() => problem(""), 8000);
  }
}

// --- What the person does

$("join").onsubmit = (event) => {
  event.preventDefault();
  credentials = { name: $("name").value.trim() };
  if ($("password").value) {
    credentials.pw = $("password").value;
  }
  if (stopped) {
    stopped = false;
    me = "";
    problem("");
    connect();
  } else {
    send("login", credentials);
  }
};

$("door").onsubmit = (event) => {
  event.preventDefault();
  channelPassword = $("channel-password").value;
  send("channelPassword", channelPassword);
};

$("say").onsubmit = (event) => {
  event.preventDefault();
  const text = $("text").value;
  const pm = /^\/(?:pm|msg|w)\s+(\S+)\s+(.+)$/s.exec(text);
  if (pm) {
    send("pm", { to: pm[1], msg: pm[2], meta: {} });
  } else if (text.trim()) {
    send("chatMsg", { msg: text, meta: {} });
  }
  $("text").value = "";
};

connect();
