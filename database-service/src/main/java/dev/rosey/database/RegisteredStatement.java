package dev.rosey.database;

import dev.rosey.bus.Sha256;
import dev.rosey.bus.StorageStatement;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A statement that a plugin registered. */
@Entity
@Table(name = "statements", schema = TenantConnections.OWN)
class RegisteredStatement {

    /** Whose it is and what it is called. */
    @Embeddable
    record Key(
            @Column(name = "plugin") String plugin,
            @Column(name = "name") String name) implements Serializable {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false)
    private StorageStatement.Kind kind;

    @Column(name = "sql_text", nullable = false)
    private String sql;

    /** SHA-256 of the text, in hexadecimal. */
    @Column(name = "checksum", nullable = false)
    private String checksum;

    @Column(name = "registered_at", nullable = false)
    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected RegisteredStatement() {}

    RegisteredStatement(String plugin, StorageStatement statement, Instant registeredAt) {
        this.key = new Key(plugin, statement.name());
        this.kind = statement.kind();
        this.sql = statement.sql();
        this.checksum = Sha256.hex(statement.sql());
        this.registeredAt = registeredAt;
    }

    Key key() {
        return key;
    }

    StorageStatement statement() {
        return new StorageStatement(key.name(), kind, sql);
    }
}
