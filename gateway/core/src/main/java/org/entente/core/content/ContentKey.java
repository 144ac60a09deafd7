package org.entente.core.content;

/** A message's own key, wrapped by the node key: useless without the vault. */
public record ContentKey(byte[] wrapped) {

    @Override
    public String toString() {
        return "ContentKey[wrapped]";
    }
}
