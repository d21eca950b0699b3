package dev.rosey.database;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A plugin and what it has in the database. */
@Entity
@Table(name = "plugins", schema = TenantConnections.OWN)
class PluginAccount {

    @Id
    @Column(name = "plugin")
    private String plugin;

    @Column(name = "schema_name", nullable = false)
    private String schema;

    @Column(name = "role_name", nullable = false)
    private String role;

    @Column(name = "password", nullable = false)
    private String password;

    /** What PostgreSQL keeps of the password; null where the service may not read it. */
    @Column(name = "verifier")
    private @Nullable String verifier;

    /** Grows with each change of the plugin's statements, and with each plugin of that name; 0 before the first. */
    @Column(name = "revision", nullable = false)
    private long revision;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected PluginAccount() {}

    PluginAccount(PluginSchema names, String password, Instant createdAt) {
        this.plugin = names.plugin();
        this.schema = names.schema();
        this.role = names.role();
        this.password = password;
        this.createdAt = createdAt;
    }

    PluginSchema names() {
        return new PluginSchema(plugin, schema, role);
    }

    String password() {
        return password;
    }

    void keepVerifier(@Nullable String newVerifier) {
        this.verifier = newVerifier;
    }

    long revision() {
        return revision;
    }

    /** Its schema or statements are others now. */
    void changed(Instant now) {
        revision = Math.max(revision + 1, now.toEpochMilli());
    }
}
