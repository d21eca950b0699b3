package dev.rosey.launcher;

/** What a person opens or types next. */
record Addresses(String channel, String api, boolean servesApi) {

    static Addresses of(Plan plan) {
        return new Addresses(
                plan.channelUrl(), "http://127.0.0.1:" + plan.ports().api(), plan.servesApi());
    }

    String text() {
        var lines = new StringBuilder("  Chat      " + channel + "   (or ./rosey chat)\n");
        if (servesApi) {
            lines.append("  Dashboard ").append(api).append("   (asks for ROSEY_TOKEN, which ./rosey env prints)\n");
        }
        return lines.append("  Bus       eval \"$(./rosey env)\"   (shell exports: NATS_URL, ROSEY_API, …)")
                .toString();
    }
}
