package org.entente.core.lifecycle;

/** What somebody does to an item of a request, and which side may do it. */
public enum Act {
    AUTHORISE(Side.REQUESTING),
    SEND(Side.REQUESTING),
    ACKNOWLEDGE(Side.EXECUTING),
    ASK_MORE(Side.EXECUTING),
    SUPPLY(Side.REQUESTING),
    START(Side.EXECUTING),
    ANSWER_IN_PART(Side.EXECUTING),
    EXECUTE(Side.EXECUTING),
    REFUSE(Side.EXECUTING),
    FIND_IMPOSSIBLE(Side.EXECUTING),
    POSTPONE(Side.EXECUTING),
    TRANSFER(Side.EXECUTING),
    WITHDRAW(Side.REQUESTING),
    /** Nobody does it: its time is over. */
    EXPIRE(Side.REQUESTING),
    GIVE_FEEDBACK(Side.REQUESTING),
    CLOSE(Side.REQUESTING);

    private final Side side;

    Act(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }

    /** Who asked, and who was asked. */
    public enum Side {
        REQUESTING,
        EXECUTING
    }
}
