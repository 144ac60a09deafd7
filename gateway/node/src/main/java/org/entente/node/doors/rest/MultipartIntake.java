package org.entente.node.doors.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadByteCountLimitException;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.entente.core.agency.Agency;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.message.Cover;
import org.entente.core.submission.Submitted;
import org.entente.node.doors.AgencyDesk;
import org.entente.node.doors.DoorLimits;
import org.entente.node.doors.Intake;

/**
 * Reads a multipart submission from the socket part by part: cover, document, attachments.
 *
 * <p>No part touches memory as a whole (the cover, which is small by limit, excepted) or a temporary file.
 */
final class MultipartIntake {

    private static final int PART_HEADERS = 4096;

    private final AgencyDesk desk;

    MultipartIntake(AgencyDesk desk) {
        this.desk = desk;
    }

    Submitted read(Agency agency, String idempotencyKey, HttpServletRequest request) {
        AgencyDesk.requireKey(idempotencyKey);
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, "A submission is multipart/form-data");
        }
        BodyClock clock = new BodyClock(desk.limits().bodyTime());
        try {
            FileItemInputIterator parts = upload(desk.limits()).getItemIterator(new PatientRequest(request, clock));
            Cover cover = cover(parts);
            return body(desk.intake(agency, idempotencyKey, cover), parts);
        } catch (IOException broken) {
            throw refusal(broken);
        }
    }

    private static JakartaServletFileUpload<?, ?> upload(DoorLimits limits) {
        JakartaServletFileUpload<?, ?> upload = new JakartaServletFileUpload<>();
        upload.setMaxSize(limits.submissionBytes());
        upload.setMaxFileCount(limits.parts());
        upload.setMaxPartHeaderSize(PART_HEADERS);
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        return upload;
    }

    private Cover cover(FileItemInputIterator parts) throws IOException {
        FileItemInput part = next(parts, "cover");
        int limit = desk.limits().coverBytes();
        byte[] bytes = part.getInputStream().readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new Refused(FailureCode.TOO_LARGE, "A cover may have " + limit + " bytes");
        }
        return desk.covers().fromJson(bytes);
    }

    private static Submitted body(Intake intake, FileItemInputIterator parts) throws IOException {
        try {
            FileItemInput document = next(parts, "document");
            intake.document(name(document, "document"), type(document), content(document));
            while (parts.hasNext()) {
                FileItemInput attachment = next(parts, "attachment");
                intake.attachment(name(attachment, ""), type(attachment), content(attachment));
            }
            return intake.submit();
        } catch (Refused | IOException nothingIsCommitted) {
            intake.abandon();
            throw nothingIsCommitted;
        }
    }

    private static FileItemInput next(FileItemInputIterator parts, String expected) throws IOException {
        if (!parts.hasNext()) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, "The part " + expected + " is missing");
        }
        FileItemInput part = parts.next();
        if (!expected.equals(part.getFieldName())) {
            throw new Refused(
                    FailureCode.REQUEST_MALFORMED,
                    "The parts are cover, document, attachment in this order; here " + expected + " was expected");
        }
        return part;
    }

    private static String name(FileItemInput part, String otherwise) {
        return Optional.ofNullable(part.getName()).orElse(otherwise);
    }

    private static String type(FileItemInput part) {
        return Optional.ofNullable(part.getContentType()).orElse("application/octet-stream");
    }

    /** The store must not take a broken upload for a broken disk. */
    private static InputStream content(FileItemInput part) throws IOException {
        return new UploadStream(part.getInputStream());
    }

    /** What a body that cannot be read means to its sender. */
    static Refused refusal(IOException broken) {
        if (broken instanceof FileUploadByteCountLimitException || broken instanceof FileUploadSizeException) {
            return new Refused(FailureCode.TOO_LARGE, "The submission is larger than allowed", broken);
        }
        if (broken instanceof java.net.SocketTimeoutException) {
            return new Refused(FailureCode.TOO_SLOW, "No byte came for too long", broken);
        }
        if (broken instanceof FileUploadException) {
            return new Refused(FailureCode.REQUEST_MALFORMED, "The multipart body cannot be read", broken);
        }
        return new Refused(FailureCode.REQUEST_MALFORMED, "The body ended before its end", broken);
    }
}
